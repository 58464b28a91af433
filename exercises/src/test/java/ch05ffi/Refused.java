package ch05ffi;

import jnr.constants.platform.Errno;

import support.Attempt.Outcome;
import support.Stumbling;

/** What to say of a call that should have gone well, and that the kernel refused. */
final class Refused {

    private Refused() {}

    /** Fails with the calls and their reason if the kernel said no; else gives the result. */
    static <T> T unless(Outcome<T> outcome, String expected, Stumbling<Libc> kernel) {
        if (outcome.thrown() instanceof ErrnoException thrown) {
            throw outcome.fail(
                    "it threw " + thrown + SocketsFailed.shown(kernel), expected, why(thrown));
        }
        if (outcome.thrown() instanceof IllegalStateException closed) {
            throw outcome.fail(
                    "it threw " + closed + SocketsFailed.shown(kernel),
                    expected,
                    "You handed out a socket that you had closed. try-with-resources, and a"
                            + " finally, close on the good way too. Here the caller is to close"
                            + " it, and you only if there is none to hand out: in a catch.");
        }
        return outcome.value();
    }

    private static String why(ErrnoException thrown) {
        String no = "The kernel said no to this call. Its arguments are yours: ";
        if (thrown.errno() == Errno.EINPROGRESS) {
            return "connect() was asked of a socket that does not wait, as SOCK_NONBLOCK is in its"
                    + " type. The caller is promised a connection, so this one has to wait.";
        }
        if (thrown.errno() == Errno.EFAULT) {
            return no + "one of them leads to no memory that it may use. accept4() wants a place"
                    + " for the address and one for its length, or null twice.";
        }
        return no + "compare each of them with the manual, " + thrown.call() + "(2), and with the"
                + " listing in the chapter. A constant's number is its intValue(), not its"
                + " ordinal().";
    }
}
