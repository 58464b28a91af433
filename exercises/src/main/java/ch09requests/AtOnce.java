package ch09requests;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests on one thread, and what they took.
 *
 * @param told a line for each reply, in the order in which they came
 * @param failed how many got none
 * @param worked milliseconds on a processor, of the thread that asked
 */
record AtOnce(List<String> told, long failed, Timeline timeline, long worked) {

    /** One of the ways to fetch many at once. */
    interface Way {
        void fetchAll(InetSocketAddress server, List<String> paths, Replies replies)
                throws Exception;
    }

    /** Fetches one reply for each delay, in milliseconds, all of them at once. */
    static AtOnce fetch(Way way, List<Integer> delays) throws Exception {
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            List<String> paths = delays.stream()
                    .map(delay -> "/" + delay + "/hello-" + delay)
                    .toList();
            Told told = new Told();
            long worked = processorMillis();
            way.fetchAll(server.address(), paths, told);
            return new AtOnce(told.lines, told.failed, told.timeline, processorMillis() - worked);
        }
    }

    /** Prints it all. */
    void print(PrintStream out) {
        told.forEach(out::println);
        out.printf("%n%s%n", timeline.draw());
        out.printf("on a processor  %4d ms%n", worked);
        out.printf("in all          %4d ms%n", timeline.end());
        out.println("FINISHED");
    }

    /** The time that the calling thread has worked, as opposed to how long it has been there. */
    private static long processorMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    /** Writes down what comes, and when. For one thread. */
    private static final class Told implements Replies {

        private final List<String> lines = new ArrayList<>();
        private final Timeline timeline = new Timeline();
        private long failed;

        @Override
        public void reply(int index, Reply reply) {
            lines.add("%4d ms  %d %s".formatted(timeline.now(), reply.status(), reply.text()));
            timeline.add(reply.text(), 0);
        }

        @Override
        public void failure(int index, IOException reason) {
            lines.add("%4d ms  %s".formatted(timeline.now(), reason.getMessage()));
            failed++;
        }
    }
}
