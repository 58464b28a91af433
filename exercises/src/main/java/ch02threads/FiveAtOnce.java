package ch02threads;

import ch01blocking.DelayServer;
import ch01blocking.FiveRequests;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The five requests of chapter 1, at once, drawn as each thread saw its own. */
final class FiveAtOnce {

    private final DelayServer server;
    private final Timeline timeline = new Timeline(); // guarded by itself

    private FiveAtOnce(DelayServer server) {
        this.server = server;
    }

    /** Asks for the slowest first, as in chapter 1, and draws what came when. */
    static void run(PrintStream out) throws IOException, InterruptedException {
        List<String> paths = List.of(
                "/500/hello-500",
                "/400/hello-400",
                "/300/hello-300",
                "/200/hello-200",
                "/100/hello-100");
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            AllAtOnce.fetchAll(server.address(), List.of("/0/warm-up")); // loads classes
            FiveAtOnce five = new FiveAtOnce(server);
            List<Fetched> all = AllAtOnce.fetchAll(five::fetch, paths);
            long end = five.timeline.now();
            all.forEach(one -> out.println(one.reply().text()));
            out.printf("%n%s%n", five.timeline.draw());
            out.printf("in all          %4d ms%n", end);
        }
    }

    private Reply fetch(String path) throws IOException {
        long start = timeline.now();
        Reply reply = FiveRequests.fetch(server.address(), path);
        synchronized (timeline) {
            timeline.add(reply.text(), start);
        }
        return reply;
    }
}
