package ch05ffi;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;

/** A descriptor's number given out again, closed by somebody else, and never closed at all. */
final class Numbers {

    private static final int TRIES = 100;

    private final Libc libc;

    private Numbers(Libc libc) {
        this.libc = libc;
    }

    static void run(PrintStream out) throws IOException {
        Libc real = Binding.load(Libc.class);
        new Numbers(Recording.of(Libc.class, real).libc()).twoOwners(); // loads classes
        mistaken(real).forEach(out::println);

        long before = open();
        new Numbers(real).leak(100);
        out.printf(
                "%nin /proc/self/fd: %d before, %d after 100 sockets that nobody closed%n",
                before, open());
    }

    /** Once more if a thread of the JVM's opened something in between: it has the number then. */
    private static List<String> mistaken(Libc real) {
        for (int i = 1; ; i++) {
            Recording<Libc> recording = Recording.of(Libc.class, real);
            new Numbers(recording.libc()).twoOwners();
            String second = recording.lines().get(3);
            if (second.endsWith(" = 0") || i == TRIES) {
                return recording.lines();
            }
        }
    }

    private void twoOwners() {
        int mine = socket();
        libc.close(mine);
        int yours = socket(); // the lowest number that is free
        libc.close(mine); // once more, to be on the safe side
        libc.write(yours, ByteBuffer.allocateDirect(1), 1);
    }

    private void leak(int count) {
        for (int i = 0; i < count; i++) {
            socket();
        }
    }

    private int socket() {
        return libc.socket(AddressFamily.AF_INET.intValue(), Sock.SOCK_STREAM.intValue(), 0);
    }

    private static long open() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }
}
