package ch03nonblocking;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Requests asked for in rounds, with a note of what that cost and when each reply was noticed. */
final class Measured implements Replies {

    /**
     * A reply, and when it was noticed.
     *
     * @param noticed when the program had all of it, in milliseconds after the beginning
     * @param late how long after the server was due to send it, in milliseconds
     */
    record Noticed(Reply reply, double noticed, double late) {}

    private final List<Integer> delays;
    private final Map<Integer, Long> due = new ConcurrentHashMap<>(); // delay, nanoTime
    private final List<Noticed> replies = new ArrayList<>();
    private final AtomicLong asks = new AtomicLong();
    private final Timeline timeline = new Timeline();
    private final long begin = System.nanoTime();
    private double worked;

    private Measured(List<Integer> delays) {
        this.delays = delays;
    }

    /**
     * Fetches a reply for each delay from a server of its own, in rounds.
     *
     * @param pause milliseconds to let pass after a round that brought nothing
     */
    static Measured fetch(List<Integer> delays, int pause) throws Exception {
        Measured run = new Measured(delays);
        Dial counted = address -> new CountedChannel(Asking.connect(address), run.asks);
        RoundAndRound rounds = new RoundAndRound(counted, () -> pauseFor(pause));
        List<String> paths = delays.stream().map(Measured::path).toList();
        try (DelayServer server = DelayServer.start(0, run::hasAsked)) {
            double before = processorMillis();
            rounds.fetchAll(server.address(), paths, run);
            run.worked = processorMillis() - before;
        }
        return run;
    }

    @Override
    public void reply(int index, Reply reply) {
        long now = System.nanoTime();
        double late = millis(now - due.get(delays.get(index)));
        replies.add(new Noticed(reply, millis(now - begin), late));
        timeline.add(reply.text(), 0);
    }

    @Override
    public void failure(int index, IOException reason) {
        throw new UncheckedIOException("request " + index, reason);
    }

    /** The server has read a request, and says so: {@code #1 - 500ms: hello-500}. */
    private void hasAsked(String line) {
        long now = System.nanoTime();
        int delay = Integer.parseInt(line.replaceFirst(".* - (\\d+)ms.*", "$1"));
        due.put(delay, now + TimeUnit.MILLISECONDS.toNanos(delay));
    }

    /** A pause of no milliseconds is none at all: not even a call into the kernel. */
    private static void pauseFor(int millis) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    private static String path(int delay) {
        return "/" + delay + "/hello-" + delay;
    }

    /** How long this thread has worked, as opposed to how long it has been there. */
    private static double processorMillis() {
        return millis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** In the order in which they were noticed. */
    List<Noticed> replies() {
        return replies;
    }

    /** How many times a connection was asked for bytes. */
    long asks() {
        return asks.get();
    }

    /** How long the thread was on a processor, in milliseconds. */
    double worked() {
        return worked;
    }

    /** How late the latest of the replies was noticed, in milliseconds. */
    double latest() {
        return replies.stream().mapToDouble(Noticed::late).max().orElse(0);
    }

    /** What came when: all were sent at the beginning, so each line starts at the left. */
    Timeline timeline() {
        return timeline;
    }
}
