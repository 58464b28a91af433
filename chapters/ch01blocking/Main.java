package ch01blocking;

import java.io.IOException;

/** Chapter 1's program: five requests, one after another, and what each costs. */
public final class Main {

    private Main() {}

    // tag::five-requests[]
    /** Asks for the slowest reply first: all others have to wait for it. */
    public static void main(String[] args) throws IOException {
        Timeline timeline = new Timeline();
        try (DelayServer server = DelayServer.start(0, line -> {})) { // <1>
            for (int delay = 500; delay > 0; delay -= 100) {
                String path = "/" + delay + "/hello-" + delay;
                long start = timeline.now();
                Reply reply = FiveRequests.fetch(server.address(), path); // <2>
                timeline.add(reply.text(), start);
                report(timeline.now(), reply);
            }
        }
        System.out.printf("%n%s%n", timeline.draw()); // <3>
        System.out.printf("total %d ms, the sum of them all%n", timeline.end());
    }
    // end::five-requests[]

    private static void report(long millis, Reply reply) {
        System.out.printf("%4d ms  %d %s%n", millis, reply.status(), reply.text());
    }
}
