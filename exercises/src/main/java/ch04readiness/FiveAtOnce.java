package ch04readiness;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests on one thread, and what they took.
 *
 * @param told a line for each reply, in the order in which they came
 * @param sleeps how often the thread went to sleep, as the kernel counts; 0 without /proc
 * @param worked milliseconds on a processor, of this thread alone
 */
record FiveAtOnce(List<String> told, Timeline timeline, long sleeps, long worked) {

    private static final Path STATUS = Path.of("/proc/thread-self/status");

    /** Fetches one reply for each delay, in milliseconds, all of them at once. */
    static FiveAtOnce fetch(List<Integer> delays) throws IOException {
        List<String> told = new ArrayList<>();
        try (DelayServer server = DelayServer.start(0, line -> {});
                Selector selector = Selector.open()) {
            List<String> paths = new ArrayList<>();
            delays.forEach(delay -> paths.add("/" + delay + "/hello-" + delay));
            long slept = sleepsSoFar();
            long worked = processorMillis();
            Timeline timeline = new Timeline();
            Replies replies = tell(told, timeline);
            OneThread.fetchAll(selector, server.address(), paths, replies);
            return new FiveAtOnce(
                    told, timeline, sleepsSoFar() - slept, processorMillis() - worked);
        }
    }

    private static Replies tell(List<String> told, Timeline timeline) {
        return new Replies() {
            @Override
            public void reply(int index, Reply reply) {
                told.add(String.format(
                        "%4d ms  %d %s", timeline.now(), reply.status(), reply.text()));
                timeline.add(reply.text(), 0);
            }

            @Override
            public void failure(int index, IOException reason) {
                told.add(String.format("%4d ms  %s", timeline.now(), reason));
            }
        };
    }

    private static long processorMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    /** A switch is voluntary when a thread has nothing to do: see proc(5). */
    private static long sleepsSoFar() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
