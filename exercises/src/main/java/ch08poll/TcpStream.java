package ch08poll;

import ch05ffi.Fd;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A TCP connection that never waits. */
public final class TcpStream extends SocketStream {

    TcpStream(NetLibc libc, Fd socket) {
        super(libc, socket);
    }

    /**
     * Begins to connect. It is writable when that has come to an end; then {@link #takeError} says
     * whether it is one.
     *
     * @param to an address that is resolved: a name would have to be looked up, which waits
     */
    public static TcpStream connect(NetLibc libc, InetSocketAddress to) throws IOException {
        return new TcpStream(libc, StreamSockets.connect(libc, to));
    }
}
