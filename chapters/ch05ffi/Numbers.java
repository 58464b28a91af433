package ch05ffi;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;

/** A descriptor's number given out again, closed by somebody else, and never closed at all. */
final class Numbers {

    private final Libc libc;

    private Numbers(Libc libc) {
        this.libc = libc;
    }

    static void run(PrintStream out) throws IOException {
        Libc real = Binding.load(Libc.class);
        new Numbers(Recording.of(Libc.class, real).libc()).twoOwners(); // loads classes
        Recording<Libc> recording = Recording.of(Libc.class, real);
        new Numbers(recording.libc()).twoOwners();
        recording.lines().forEach(out::println);

        long before = open();
        new Numbers(real).leak(100);
        out.printf(
                "%nin /proc/self/fd: %d before, %d after 100 sockets that nobody closed%n",
                before, open());
    }

    // tag::two-owners[]
    private void twoOwners() {
        int mine = socket();
        libc.close(mine);
        int yours = socket(); // the lowest number that is free
        libc.close(mine); // once more, to be on the safe side // <1>
        libc.write(yours, ByteBuffer.allocateDirect(1), 1); // <2>
    }
    // end::two-owners[]

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
