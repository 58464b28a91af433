package ch08poll;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Takes TCP connections, and never waits for one. */
public final class TcpListener extends Source {

    private static final int BACKLOG = 1024; // who may wait to be accepted; the kernel may cap it

    private final NetLibc libc;

    private TcpListener(NetLibc libc, InetSocketAddress at) throws IOException {
        super(StreamSockets.listen(libc, at, BACKLOG));
        this.libc = libc;
    }

    /** A listener at an address of this machine; port 0 lets the kernel choose one. */
    public static TcpListener bind(NetLibc libc, InetSocketAddress at) throws IOException {
        return new TcpListener(libc, at);
    }

    /** The next connection, which is the caller's; empty if nobody waits for one. */
    public Optional<TcpStream> accept() throws IOException {
        return StreamSockets.accept(libc, fd()).map(fd -> new TcpStream(libc, fd));
    }

    /** Where it listens. */
    public InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) StreamSockets.localAddress(libc, fd());
    }
}
