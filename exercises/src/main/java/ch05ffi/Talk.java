package ch05ffi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/** A whole conversation on one machine, by hand, with every call written down. */
final class Talk {

    private Talk() {}

    static void run(PrintStream out) throws IOException {
        EpollLibc real = Binding.load(EpollLibc.class);
        talk(Recording.of(EpollLibc.class, real).libc()); // loads classes
        Recording<EpollLibc> recording = Recording.of(EpollLibc.class, real);
        talk(recording.libc());
        recording.lines().forEach(line -> out.println(shorter(line)));
    }

    private static void talk(Libc libc) throws IOException {
        Sockets sockets = new Sockets(libc);
        try (Fd listener = sockets.listen(0, 1);
                Fd near = sockets.connect(sockets.port(listener));
                Fd far = sockets.accept(listener).orElseThrow()) {
            sockets.nonBlocking(near);
            ByteBuffer buffer = ByteBuffer.allocateDirect(64);
            libc.read(near.number(), buffer, 64);
            libc.write(far.number(), US_ASCII.encode("hello"), 5);
            libc.read(near.number(), buffer, 64);
        }
    }

    /** An address takes up half a line otherwise. */
    private static String shorter(String line) {
        return line.replaceAll(
                "\\{sa_family=AF_INET, sin_port=htons\\((\\d+)\\), sin_addr=.*\"127.0.0.1\"\\)}",
                "{127.0.0.1:$1}");
    }
}
