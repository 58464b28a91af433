package ch06epoll;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests on one thread, and what they took.
 *
 * @param told a line for each reply, in the order in which they came
 * @param worked milliseconds on a processor, of this thread alone
 */
record Five(List<String> told, Timeline timeline, long worked) {

    /** One of the ways to fetch many at once. */
    interface Way {
        void fetchAll(PollLibc libc, int port, List<String> paths, Replies replies)
                throws IOException;
    }

    /** Fetches one reply for each delay, in milliseconds, all of them at once. */
    static Five fetch(Way way, PollLibc libc, List<Integer> delays) throws IOException {
        List<String> told = new ArrayList<>();
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            List<String> paths = delays.stream()
                    .map(delay -> "/" + delay + "/hello-" + delay)
                    .toList();
            long worked = processorMillis();
            Timeline timeline = new Timeline();
            way.fetchAll(libc, server.address().getPort(), paths, tell(told, timeline));
            return new Five(told, timeline, processorMillis() - worked);
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
}
