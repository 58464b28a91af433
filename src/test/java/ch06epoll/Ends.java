package ch06epoll;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;

import java.nio.ByteBuffer;

/** Two ends of one connection on the loopback; ours does not block. */
record Ends(Fd ours, Fd peer) implements AutoCloseable {

    static Ends connect() throws ErrnoException {
        Sockets sockets = new Sockets(Kernel.LIBC);
        try (Fd listener = sockets.listen(0, 1)) {
            Fd ours = sockets.connect(sockets.port(listener));
            Fd peer = sockets.accept(listener).orElseThrow();
            sockets.nonBlocking(ours);
            return new Ends(ours, peer);
        }
    }

    /** The number of our end. */
    int number() {
        return ours.number();
    }

    /** The peer sends this many bytes. */
    void send(int bytes) {
        Kernel.LIBC.write(peer.number(), ByteBuffer.allocateDirect(bytes), bytes);
    }

    /** Reads up to this many bytes; how many came, 0 at the end, or -1. */
    long read(int bytes) {
        return Kernel.LIBC.read(ours.number(), ByteBuffer.allocateDirect(bytes), bytes);
    }

    @Override
    public void close() throws ErrnoException {
        ours.close();
        peer.close();
    }
}
