package ch01blocking;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Chapter 1's program: five requests, one after another, and what each costs. */
public final class Main {

    private Main() {}

    /** Runs the five requests, or with the word {@code parked} the experiment on one thread. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> fiveRequests();
            case "parked" -> Parked.run(System.out);
            default -> {
                System.err.println("ch01 knows one word: parked. Without it: five requests.");
                System.exit(2);
            }
        }
    }

    /** Asks for the slowest reply first, so that the others have to wait for it. */
    private static void fiveRequests() throws IOException {
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            FiveRequests.fetch(server.address(), "/0/warm-up"); // loads classes
            long worked = processorMillis();
            Timeline timeline = new Timeline();
            for (int delay = 500; delay > 0; delay -= 100) {
                String path = "/" + delay + "/hello-" + delay;
                long start = timeline.now();
                Reply reply = FiveRequests.fetch(server.address(), path);
                timeline.add(reply.text(), start);
                report(timeline.now(), reply);
            }
            summarize(timeline, processorMillis() - worked);
        }
    }

    private static void report(long millis, Reply reply) {
        System.out.printf("%4d ms  %d %s%n", millis, reply.status(), reply.text());
    }

    private static void summarize(Timeline timeline, long worked) {
        System.out.printf("%n%s%n", timeline.draw());
        System.out.printf("on a processor  %4d ms%n", worked);
        System.out.printf("in all          %4d ms%n", timeline.end());
    }

    /** How long this thread has worked, as opposed to how long it has been there. */
    private static long processorMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
