package ch05ffi;

import java.io.PrintStream;

/** Asks for a function and for a library that are not here. */
final class Missing {

    /** What FreeBSD and macOS have instead of epoll. */
    public interface Kqueue extends Libc {

        /** A new kqueue; its descriptor, or -1. */
        int kqueue();
    }

    private Missing() {}

    static void run(PrintStream out) {
        try {
            Binding.load(Kqueue.class);
        } catch (UnsatisfiedLinkError noFunction) {
            out.println(inLines(noFunction.getMessage()));
        }
        try {
            Binding.load(Libc.class, "sea");
        } catch (UnsatisfiedLinkError noLibrary) {
            out.println(inLines(noLibrary.getMessage()));
        }
    }

    private static String inLines(String text) {
        return text.replaceAll("(.{1,70})( |$)", "$1\n");
    }
}
