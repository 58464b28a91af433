package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.Fd;
import ch05ffi.Recording;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A large reply and a small buffer: counts how often {@link Drain} hears that it would block. */
final class Flood {

    private static final int REPLY = 100_000; // bytes
    private static final int BUFFER = 150;

    private Flood() {}

    /** Prints how many events, reads and would-blocks there were. */
    static void run(PrintStream out) throws IOException {
        EpollLibc real = Binding.load(EpollLibc.class);
        Recording<EpollLibc> recording = Recording.of(EpollLibc.class, real);
        try (Loopback connection = new Loopback(real);
                Epoll epoll = new Epoll(recording.libc())) {
            epoll.add(connection.ours(), SysEpoll.EPOLLIN | SysEpoll.EPOLLET, 0);
            talking(real, connection.peer()).start();
            EpollEvents events = new EpollEvents(8);
            ByteBuffer small = ByteBuffer.allocateDirect(BUFFER);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            while (received.size() < REPLY) {
                epoll.wait(events, -1);
                Drain.drain(recording.libc(), connection.ours(), small, received);
            }
            out.printf("%,d bytes, %d at a time%n%n", received.size(), BUFFER);
        }
        print(recording.lines(), out);
    }

    private static void print(List<String> calls, PrintStream out) {
        out.printf("events       %5d%n", count(calls, "epoll_wait.*"));
        out.printf("reads        %5d%n", count(calls, "read\\(.*"));
        out.printf("would block  %5d%n", count(calls, "read\\(.*EAGAIN.*"));
    }

    private static long count(List<String> calls, String pattern) {
        return calls.stream().filter(call -> call.matches(pattern)).count();
    }

    /** The peer writes all of it, and waits where there is no room. */
    private static Thread talking(EpollLibc libc, Fd peer) {
        ByteBuffer all = ByteBuffer.allocateDirect(REPLY);
        Thread thread = new Thread(
                () -> {
                    while (all.hasRemaining()) {
                        long n = libc.write(peer.number(), all, all.remaining());
                        if (n == -1) {
                            return; // the experiment is over
                        }
                        all.position(all.position() + (int) n);
                    }
                },
                "talking");
        thread.setDaemon(true);
        return thread;
    }
}
