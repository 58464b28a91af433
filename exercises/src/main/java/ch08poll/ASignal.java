package ch08poll;

import ch05ffi.Binding;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Signal;

/** Two signals and a source that is to tell of them: one comes, and one does not. */
final class ASignal {

    private static final int BLOCK = 0; // SIG_BLOCK
    private static final int SET_BACK = 2; // SIG_SETMASK
    private static final int SET = 128; // bytes in a sigset_t
    private static final int PIPE = Signal.SIGPIPE.intValue(); // the JVM has a handler for it

    private final SignalFdLibc libc = Binding.load(SignalFdLibc.class);
    private final PrintStream out;
    private final Events events = new Events(4);

    private ASignal(PrintStream out) {
        this.out = out;
    }

    /** Prints what comes of each of them. */
    static void run(PrintStream out) throws IOException {
        new ASignal(out).run();
    }

    private void run() throws IOException {
        ByteBuffer signals = memory(SET).putLong(0, 1L << (PIPE - 1));
        ByteBuffer before = memory(SET);
        libc.pthread_sigmask(BLOCK, signals, before);
        try (Poll poll = new Poll(libc);
                Source source = new Source(descriptor(signals))) {
            poll.registry().register(source, new Token(1), Interest.READABLE);
            libc.pthread_kill(libc.pthread_self(), PIPE);
            poll.poll(events, Duration.ZERO);
            tell("for this thread", source);
            libc.kill(libc.getpid(), PIPE);
            awaitNobodyOwed();
            poll.poll(events, Duration.ZERO);
            tell("for the process", source);
        } finally {
            libc.pthread_sigmask(SET_BACK, before, null);
        }
    }

    private Fd descriptor(ByteBuffer signals) throws IOException {
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        int fd = Syscall.check(libc, "signalfd", -1, libc.signalfd(-1, signals, flags));
        return new Fd(libc, fd, "signals");
    }

    private void tell(String whom, Source source) throws IOException {
        if (events.isEmpty()) {
            out.println("a signal " + whom + ": no event");
            return;
        }
        ByteBuffer what = memory(128); // a struct signalfd_siginfo; its first int is the signal
        int fd = source.fd().number();
        Syscall.check(libc, "read", fd, libc.read(fd, what, what.capacity()));
        out.println("a signal " + whom + ": an event, for signal " + what.getInt(0));
    }

    /** A signal for a process is owed to it until one of its threads has taken it. */
    private static void awaitNobodyOwed() throws IOException {
        while (Files.readAllLines(Path.of("/proc/self/status")).stream()
                .noneMatch(line -> line.matches("ShdPnd:\\s*0+"))) {
            Thread.onSpinWait();
        }
    }

    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
