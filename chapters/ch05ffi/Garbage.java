package ch05ffi;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes struct epoll_event as its manual page prints it, and shows what comes out. */
final class Garbage {

    // tag::layout[]
    private static final int MASK = 0; // uint32_t: 4 bytes
    private static final int TOKEN = 8; // 8 bytes, so aligned to 8
    private static final int SIZE = 16;
    // end::layout[]

    private static final int[] TOKENS = {11, 22, 33};

    private final EpollLibc libc;
    private final List<Integer> open = new ArrayList<>();
    private final ByteBuffer events = memory(TOKENS.length * SIZE);

    private Garbage(EpollLibc libc) {
        this.libc = libc;
    }

    static void run(PrintStream out) {
        EpollLibc real = Binding.load(EpollLibc.class);
        new Garbage(Recording.of(EpollLibc.class, real).libc()).ask(); // loads classes
        Recording<EpollLibc> recording = Recording.of(EpollLibc.class, real);
        Garbage garbage = new Garbage(recording.libc());
        garbage.ask();
        out.println("three pipes with something to read, and the tokens 11, 22 and 33");
        garbage.showEvents(out);
        garbage.showMemory(out);
        out.println("\nwhat the kernel was told, and said");
        recording.lines().stream()
                .filter(line -> line.startsWith("epoll_ctl") || line.startsWith("epoll_wait"))
                .forEach(line -> out.println(line.replace("}, {", "},\n    {")));
    }

    private void ask() {
        int epoll = opened(libc.epoll_create1(SysEpoll.EPOLL_CLOEXEC));
        for (int token : TOKENS) {
            ByteBuffer ends = memory(8);
            libc.pipe2(ends, 0);
            int reading = opened(ends.getInt(0));
            int writing = opened(ends.getInt(4));
            libc.write(writing, memory(1), 1);
            // tag::add[]
            ByteBuffer event = memory(SIZE);
            event.putInt(MASK, SysEpoll.EPOLLIN);
            event.putLong(TOKEN, token);
            libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, reading, event);
            // end::add[]
        }
        libc.epoll_wait(epoll, events, TOKENS.length, 0);
        open.forEach(libc::close);
    }

    private void showEvents(PrintStream out) {
        for (int i = 0; i < TOKENS.length; i++) {
            // tag::read[]
            int mask = events.getInt(i * SIZE + MASK);
            long token = events.getLong(i * SIZE + TOKEN);
            // end::read[]
            out.printf("  event %d   mask 0x%02x   token %d%n", i, mask, token);
        }
    }

    private void showMemory(PrintStream out) {
        out.println("\nthe memory, in numbers of 4 bytes");
        for (int at = 0; at < events.capacity(); at += 4) {
            boolean last = at % SIZE == SIZE - 4;
            out.printf("  %2d: %2d%s", at, events.getInt(at), last ? "\n" : "  ");
        }
    }

    private int opened(int fd) {
        open.add(fd);
        return fd;
    }

    private static ByteBuffer memory(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
}
