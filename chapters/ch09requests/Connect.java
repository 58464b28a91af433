package ch09requests;

import ch05ffi.ErrnoException;
import ch08poll.SocketStream;
import java.io.IOException;
import java.util.Optional;
import jnr.constants.platform.Errno;

/**
 * Asks how a connect that was begun has come along.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2), EINPROGRESS</a>
 */
public final class Connect {

    private Connect() {}

    // tag::signature[]
    /**
     * Whether there is a connection by now. To be asked when an event has come;
     * it may be one that says nothing about this, and then the answer is no.
     *
     * @throws ErrnoException of connect, if there will be none: errno says why
     */
    public static boolean isThere(SocketStream stream) throws IOException {
        // end::signature[]
        //? Two questions to the stream. The first is why it has failed, if it has: asking takes
        //? the answer away, so it must be thrown. The second is who is at the other end.
        // tag::solution-is-it-there[]
        Optional<Errno> reason = stream.takeError();
        if (reason.isPresent()) {
            throw new ErrnoException("connect", stream.fd().number(), reason.get());
        }
        return stream.peerAddress().isPresent();
        // end::solution-is-it-there[]
    }
}
