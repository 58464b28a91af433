package ch08poll;

import ch05ffi.Recording;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The system calls of a visit, as strace would write them. */
final class Calls {

    private Calls() {}

    /** Makes a visit in silence, and prints its calls. */
    static void run(NetLibc libc, PrintStream out) throws IOException {
        Recording<NetLibc> recording = Recording.of(NetLibc.class, libc);
        OutputStream nowhere = OutputStream.nullOutputStream();
        Visit.run(recording.libc(), new PrintStream(nowhere, true, StandardCharsets.US_ASCII));
        recording.lines().forEach(out::println);
    }
}
