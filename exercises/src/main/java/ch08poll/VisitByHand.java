package ch08poll;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import ch07triggers.Drain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The same visit with the classes of the chapters before. It works, and it is wrong. */
final class VisitByHand {

    private final EpollLibc libc;
    private final PrintStream out;

    private VisitByHand(EpollLibc libc, PrintStream out) {
        this.libc = libc;
        this.out = out;
    }

    /** Somebody comes, says hello, is answered, and leaves. */
    static void run(EpollLibc libc, PrintStream out) throws IOException {
        new VisitByHand(libc, out).visit();
    }

    private void visit() throws IOException {
        Sockets sockets = new Sockets(libc);
        EpollEvents events = new EpollEvents(8);
        Fd host = null;
        try (Epoll epoll = new Epoll(libc);
                Fd door = sockets.listen(0, 8);
                Fd guest = sockets.connect(sockets.port(door))) {
            sockets.nonBlocking(guest);
            epoll.add(door, EPOLLIN | EPOLLET, door.number());
            epoll.add(guest, EPOLLOUT | EPOLLET, guest.number());
            do {
                int n = epoll.wait(events, 10_000);
                for (int i = 0; i < n; i++) {
                    long token = events.token(i);
                    if (token == door.number()) {
                        host = sockets.accept(door).orElseThrow();
                        epoll.add(host, EPOLLIN | EPOLLET, host.number());
                        out.println("door     is opened");
                    } else if (host != null && token == host.number()) {
                        answer(host);
                    } else if (events.mask(i) == EPOLLOUT) {
                        say("hello", guest);
                        epoll.modify(guest, EPOLLIN, guest.number());
                        out.println("guest    says hello");
                    } else {
                        leave(guest);
                    }
                }
            } while (host == null || host.isOpen());
        }
    }

    private void answer(Fd host) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        boolean ended = drain(host, heard) == Drain.Ending.END;
        if (heard.size() > 0) {
            out.println("host     hears " + heard.toString(StandardCharsets.US_ASCII)
                    + ", says come in");
            say("come in", host);
        }
        if (ended) {
            out.println("host     sees that the guest has left");
            host.close();
        }
    }

    private void leave(Fd guest) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        drain(guest, heard);
        out.println("guest    hears " + heard.toString(StandardCharsets.US_ASCII) + ", leaves");
        guest.close();
    }

    private void say(String what, Fd to) throws ErrnoException {
        ByteBuffer bytes = ByteBuffer.wrap(what.getBytes(StandardCharsets.US_ASCII));
        int fd = to.number();
        Syscall.check(libc, "write", fd, libc.write(fd, bytes, bytes.remaining()));
    }

    private Drain.Ending drain(Fd from, ByteArrayOutputStream into) throws ErrnoException {
        return Drain.drain(libc, from, ByteBuffer.allocateDirect(100), into);
    }
}
