package ch08poll;

import ch05ffi.Fd;

import java.io.IOException;

/**
 * Something that can be ready: a socket, the end of a pipe, or whatever else has a descriptor that
 * epoll takes. It belongs to one {@link Poll} at a time.
 *
 * <p>It owns its descriptor. {@link #close} may be called from any thread, and more than once; all
 * else is for one thread at a time, best the one that closes too: a call that has asked for the
 * number, and not yet used it, reaches whoever has been given that number since.
 */
public class Source implements AutoCloseable {

    private final Fd fd;

    private Registration registration; // null if there is none; guarded by this

    /**
     * A source over a descriptor.
     *
     * @param fd non-blocking; it belongs to this source from now on
     */
    public Source(Fd fd) {
        this.fd = fd;
    }

    /** Its descriptor, which stays this source's. */
    public final Fd fd() {
        return fd;
    }

    /** Whether it is open. */
    public final boolean isOpen() {
        return fd.isOpen();
    }

    /** Where it is registered; null if it is not. */
    final synchronized Registration registration() {
        return registration;
    }

    /** To be called by {@link Registry} only. */
    final synchronized void registration(Registration now) {
        registration = now;
    }

    /** Ends its registration if there is one, then closes its descriptor. */
    @Override
    public final synchronized void close() throws IOException {
        try (fd) { // closed in any case
            if (registration != null) {
                registration.registry().forget(this);
            }
        }
    }

    @Override
    public String toString() {
        return fd.toString();
    }
}
