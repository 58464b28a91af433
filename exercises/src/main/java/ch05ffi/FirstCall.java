package ch05ffi;

import java.io.PrintStream;
import jnr.ffi.Platform;

/** Asks the kernel for the number of this process, on each of the three levels. */
final class FirstCall {

    /** The C library's function for calls by number, which is one of its functions itself. */
    public interface ByNumber extends Libc {

        /** Makes the system call that has this number. See syscall(2). */
        long syscall(long number, Object... arguments);
    }

    private FirstCall() {}

    static void run(PrintStream out) {
        ByNumber libc = Binding.load(ByNumber.class);
        long java = ProcessHandle.current().pid();
        int byName = libc.getpid();
        long byNumber = libc.syscall(number());
        out.printf("Java       ProcessHandle.current().pid()  %7d%n", java);
        out.printf("C library  getpid()                       %7d%n", byName);
        out.printf("machine    call number %3d                %7d%n", number(), byNumber);
    }

    /** Each kind of processor has its own numbering. */
    private static long number() {
        return switch (Platform.getNativePlatform().getCPU()) {
            case X86_64 -> 39;
            case AARCH64 -> 172;
            default -> throw new UnsatisfiedLinkError("the number of getpid is not known here");
        };
    }
}
