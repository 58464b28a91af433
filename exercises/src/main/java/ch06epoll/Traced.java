package ch06epoll;

import ch05ffi.Binding;
import ch05ffi.Recording;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Runs two requests on an epoll, with somebody in between who writes each call down. */
final class Traced {

    private Traced() {}

    /** Prints the calls, one on each line. */
    static void run(PrintStream out) throws IOException {
        PollLibc real = Binding.load(PollLibc.class);
        Recording<PollLibc> recording = Recording.of(PollLibc.class, real);
        Five.fetch(FiveOnEpoll::fetchAll, recording.libc(), List.of(200, 100));
        recording.lines().forEach(line -> out.println(shorter(line)));
    }

    /** An address is long, and each time the same. */
    private static String shorter(String line) {
        return line.replaceFirst("\\{sa_family.*?}", "{127.0.0.1}");
    }
}
