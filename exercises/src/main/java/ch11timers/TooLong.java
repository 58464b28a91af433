package ch11timers;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch01blocking.Timeline;

import ch03nonblocking.Replies;

import ch05ffi.Binding;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Five requests, of which three are answered later than anybody would wait. */
final class TooLong {

    private static final List<String> PATHS =
            List.of("/900/one", "/700/two", "/500/three", "/200/four", "/100/five");
    private static final Duration PATIENCE = Duration.ofMillis(350);

    private TooLong() {}

    /** Prints how each of them has ended, and when. */
    static void run(PrintStream out) throws IOException {
        TimerLibc libc = Binding.load(TimerLibc.class);
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            fetch(libc, server, List.of("/0/classes-are-loaded"), OutputStream.nullOutputStream());
            fetch(libc, server, PATHS, out);
        }
    }

    private static void fetch(
            TimerLibc libc, DelayServer server, List<String> paths, OutputStream to)
            throws IOException {
        PrintStream out = new PrintStream(to, true, StandardCharsets.UTF_8);
        Timeline timeline = new Timeline();
        Replies told = told(timeline, out);
        PatientRequests.fetchAll(libc, server.address(), paths, PATIENCE, told);
        out.printf("%4d ms  finished%n", timeline.now());
    }

    private static Replies told(Timeline timeline, PrintStream out) {
        return new Replies() {
            @Override
            public void reply(int index, Reply reply) {
                out.printf("%4d ms  #%d  %s%n", timeline.now(), index, reply.text());
            }

            @Override
            public void failure(int index, IOException reason) {
                out.printf("%4d ms  #%d  %s%n", timeline.now(), index, reason.getMessage());
            }
        };
    }
}
