package ch08poll;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;

/** Takes connections inside this machine, and never waits for one. */
public final class UnixListener extends Source {

    private static final int BACKLOG = 1024; // who may wait to be accepted; the kernel may cap it

    private final NetLibc libc;

    private UnixListener(NetLibc libc, UnixDomainSocketAddress at) throws IOException {
        super(StreamSockets.listen(libc, at, BACKLOG));
        this.libc = libc;
    }

    /** A listener at a path where nothing is yet; the file stays after {@link #close}. */
    public static UnixListener bind(NetLibc libc, UnixDomainSocketAddress at) throws IOException {
        return new UnixListener(libc, at);
    }

    /** The next connection, which is the caller's; empty if nobody waits for one. */
    public Optional<UnixStream> accept() throws IOException {
        return StreamSockets.accept(libc, fd()).map(fd -> new UnixStream(libc, fd));
    }
}
