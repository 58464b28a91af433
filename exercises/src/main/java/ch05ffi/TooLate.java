package ch05ffi;

import java.io.PrintStream;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;

/** Asks for errno in time, too late, and without a reason. */
final class TooLate {

    private TooLate() {}

    static void run(PrintStream out) {
        Libc libc = Binding.load(Libc.class);
        int closed = libc.close(-1);
        int errno = libc.errno();
        say(out, "close(-1)", closed, errno);

        closed = libc.close(-1);
        int socket = libc.socket(AddressFamily.AF_INET.intValue(), 99, 0);
        errno = libc.errno();
        say(out, "socket(AF_INET, 99, 0)", socket, errno);
        say(out, "close(-1), asked too late", closed, errno);
    }

    private static void say(PrintStream out, String call, int result, int errno) {
        Errno name = Errno.valueOf(errno);
        out.printf("%-26s %3d   errno %2d  %s%n", call, result, errno, name.name());
    }
}
