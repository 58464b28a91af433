package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Recording;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;
import jnr.constants.platform.Errno;

/** The same eight steps for each kind of trigger; after each one, epoll is asked who is ready. */
final class ThreeTriggers implements AutoCloseable {

    private final PrintStream out;
    private final Recording<EpollLibc> recording;
    private final Loopback connection;
    private final Epoll epoll;
    private final EpollEvents events = new EpollEvents(8);
    private int step;
    private int printed; // lines of the recording that have been shown

    private ThreeTriggers(PrintStream out) throws ErrnoException {
        this.out = out;
        EpollLibc real = Binding.load(EpollLibc.class);
        recording = Recording.of(EpollLibc.class, real);
        connection = new Loopback(real);
        epoll = new Epoll(recording.libc());
        printed = recording.lines().size(); // it begins with what is watched
    }

    /** Prints the steps, and the calls that were made in each of them. */
    static void run(String trigger, PrintStream out) throws IOException {
        try (ThreeTriggers experiment = new ThreeTriggers(out)) {
            experiment.steps(mask(trigger));
        }
    }

    private static int mask(String trigger) {
        return switch (trigger) {
            case "edge" -> SysEpoll.EPOLLIN | SysEpoll.EPOLLET;
            case "oneshot" -> SysEpoll.EPOLLIN | SysEpoll.EPOLLONESHOT;
            default -> SysEpoll.EPOLLIN;
        };
    }

    private void steps(int mask) throws IOException {
        Fd ours = connection.ours();
        epoll.add(ours, mask, 7);
        printCalls();
        // tag::steps[]
        connection.sends("hello");
        ask("the peer sends 5 bytes");
        ask("nothing happens");
        read(3);
        ask("we read 3 of the 5");
        connection.sends("again");
        ask("the peer sends 5 more");
        read(100);
        ask("we read all there is");
        connection.ends();
        ask("the peer ends");
        read(100);
        ask("we read, and find the end");
        addOnceMore(mask);
        epoll.modify(ours, mask, 7);
        ask("we say once more what we want to hear of");
        // end::steps[]
    }

    private void ask(String happened) throws ErrnoException {
        epoll.wait(events, 0);
        out.printf("%n%d. %s%n", ++step, happened);
        printCalls();
    }

    private void read(int most) throws ErrnoException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(most);
        int fd = connection.ours().number();
        EpollLibc libc = recording.libc();
        Syscall.check(libc, "read", fd, libc.read(fd, buffer, most));
    }

    /** Whoever thinks that a one-shot has been removed adds it again. */
    private void addOnceMore(int mask) throws ErrnoException {
        try {
            epoll.add(connection.ours(), mask, 7);
        } catch (ErrnoException refused) {
            if (refused.errno() != Errno.EEXIST) {
                throw refused;
            }
        }
    }

    private void printCalls() {
        List<String> lines = recording.lines();
        Shown.print(lines.subList(printed, lines.size()), "   ", out);
        printed = lines.size();
    }

    @Override
    public void close() throws IOException {
        try (connection;
                epoll) {
            // Nothing to do but to close them.
        }
    }
}
