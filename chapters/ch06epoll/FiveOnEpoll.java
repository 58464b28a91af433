package ch06epoll;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;

import ch03nonblocking.Replies;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Many requests on one thread and one epoll: the whole of an event queue, and no more. */
public final class FiveOnEpoll {

    private record Exchange(int index, Fd socket, ByteArrayOutputStream in) {}

    private final EpollLibc libc;
    private final Sockets sockets;
    private final Epoll epoll;
    private final Replies replies;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
    private int open;

    private FiveOnEpoll(EpollLibc libc, Epoll epoll, Replies replies) {
        this.libc = libc;
        this.sockets = new Sockets(libc);
        this.epoll = epoll;
        this.replies = replies;
    }

    // tag::signature[]
    /** Fetches all paths at once from a port of this machine. */
    public static void fetchAll(EpollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        // end::signature[]
        try (Epoll epoll = new Epoll(libc)) {
            FiveOnEpoll all = new FiveOnEpoll(libc, epoll, replies);
            try {
                for (String path : paths) {
                    all.begin(port, path);
                }
                all.run();
            } finally {
                for (Exchange exchange : all.exchanges) {
                    exchange.socket().close();
                }
            }
        }
    }

    private void begin(int port, String path) throws IOException {
        Fd socket = sockets.connect(port);
        int index = exchanges.size();
        exchanges.add(new Exchange(index, socket, new ByteArrayOutputStream()));
        byte[] request = Request.requestFor(path, "127.0.0.1:" + port);
        ByteBuffer out = ByteBuffer.allocateDirect(request.length).put(request).flip();
        Syscall.check(
                libc, "write", socket.number(), libc.write(socket.number(), out, out.remaining()));
        sockets.nonBlocking(socket);
        epoll.add(socket, SysEpoll.EPOLLIN, index);
        open++;
    }

    private void run() throws ErrnoException {
        EpollEvents events = new EpollEvents(8);
        PatientWait patient = new PatientWait(epoll, System::nanoTime);
        while (open > 0) {
            int ready = patient.wait(events, -1);
            for (int i = 0; i < ready; i++) {
                proceed(exchanges.get((int) events.token(i)));
            }
        }
    }

    private void proceed(Exchange exchange) throws ErrnoException {
        int fd = exchange.socket().number();
        try {
            buffer.clear();
            int n = Syscall.check(libc, "read", fd, libc.read(fd, buffer, buffer.capacity()));
            byte[] piece = new byte[n];
            buffer.get(piece);
            exchange.in().writeBytes(piece);
            if (n == 0) {
                byte[] all = exchange.in().toByteArray();
                Reply reply = ReplyParser.parse(new ByteArrayInputStream(all));
                finish(exchange);
                replies.reply(exchange.index(), reply);
            }
        } catch (IOException problem) {
            finish(exchange);
            replies.failure(exchange.index(), problem);
        }
    }

    private void finish(Exchange exchange) throws ErrnoException {
        epoll.delete(exchange.socket());
        exchange.socket().close();
        open--;
    }
}
