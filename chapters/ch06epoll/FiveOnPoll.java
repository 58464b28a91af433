package ch06epoll;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;

import ch03nonblocking.Replies;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.Syscall;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The same requests with poll(2): one array, handed over with each call. */
public final class FiveOnPoll {

    private record Exchange(int index, Fd socket, ByteArrayOutputStream in) {}

    private static final short POLLIN = 1;

    private final PollLibc libc;
    private final Sockets sockets;
    private final Replies replies;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
    private int open;

    private FiveOnPoll(PollLibc libc, Replies replies) {
        this.libc = libc;
        this.sockets = new Sockets(libc);
        this.replies = replies;
    }

    /** Fetches all paths at once from a port of this machine. */
    public static void fetchAll(PollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        FiveOnPoll all = new FiveOnPoll(libc, replies);
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

    private void begin(int port, String path) throws IOException {
        Fd socket = sockets.connect(port);
        exchanges.add(new Exchange(exchanges.size(), socket, new ByteArrayOutputStream()));
        byte[] request = Request.requestFor(path, "127.0.0.1:" + port);
        ByteBuffer out = ByteBuffer.allocateDirect(request.length).put(request).flip();
        Syscall.check(
                libc, "write", socket.number(), libc.write(socket.number(), out, out.remaining()));
        sockets.nonBlocking(socket);
        open++;
    }

    private void run() throws ErrnoException {
        int n = exchanges.size();
        ByteBuffer asked = ByteBuffer.allocateDirect(8 * n).order(ByteOrder.nativeOrder());
        for (int i = 0; i < n; i++) {
            asked.putInt(8 * i, exchanges.get(i).socket().number()).putShort(8 * i + 4, POLLIN);
        }
        while (open > 0) {
            Syscall.check(libc, "poll", -1, libc.poll(asked, n, -1));
            for (int i = 0; i < n; i++) {
                if (asked.getShort(8 * i + 6) != 0 && proceed(exchanges.get(i))) {
                    asked.putInt(8 * i, -1);
                }
            }
        }
    }

    private boolean proceed(Exchange exchange) throws ErrnoException {
        int fd = exchange.socket().number();
        try {
            buffer.clear();
            int n = Syscall.check(libc, "read", fd, libc.read(fd, buffer, buffer.capacity()));
            byte[] piece = new byte[n];
            buffer.get(piece);
            exchange.in().writeBytes(piece);
            if (n > 0) {
                return false;
            }
            Reply reply =
                    ReplyParser.parse(new ByteArrayInputStream(exchange.in().toByteArray()));
            exchange.socket().close();
            replies.reply(exchange.index(), reply);
        } catch (IOException problem) {
            exchange.socket().close();
            replies.failure(exchange.index(), problem);
        }
        open--;
        return true;
    }
}
