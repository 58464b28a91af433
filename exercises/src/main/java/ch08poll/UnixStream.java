package ch08poll;

import ch05ffi.Fd;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;

/** A connection inside this machine, by a path in the file system, that never waits. */
public final class UnixStream extends SocketStream {

    UnixStream(NetLibc libc, Fd socket) {
        super(libc, socket);
    }

    /** Connects, which is done at once or fails: EAGAIN if too many wait there already. */
    public static UnixStream connect(NetLibc libc, UnixDomainSocketAddress to) throws IOException {
        return new UnixStream(libc, StreamSockets.connect(libc, to));
    }
}
