package ch08poll;

import ch06epoll.Epoll;

import java.io.IOException;

/**
 * Who is registered with a {@link Poll}, under which token, and for what.
 *
 * <p>Any thread may call, also while another one waits in {@link Poll#poll}.
 */
public final class Registry {

    private final Epoll epoll;
    private final Slots<Token> tokens = new Slots<>();
    private volatile boolean open = true; // written under the lock

    Registry(Epoll epoll) {
        this.epoll = epoll;
    }

    /**
     * Hears of a source from now on. What is ready already is told too.
     *
     * @throws IllegalStateException if the source is registered, here or elsewhere, or the poll or
     *     the source is closed
     * @throws ch05ffi.ErrnoException if the kernel refuses, as it does with files (EPERM); then
     *     nothing has changed
     */
    public synchronized void register(Source source, Token token, Interest interest)
            throws IOException {
        requireOpen();
        Registration before = source.registration().get();
        if (before != null && before.registry().open) {
            throw new IllegalStateException(source + " is registered already, as " + before.token()
                    + (before.registry() == this ? "" : ", with another Poll"));
        }
        // TODO on-the-list:
        // Three have to know: tokens, the source, the kernel. The kernel is given the
        // key. And if it refuses?
        throw new UnsupportedOperationException("ch08 / on-the-list: not written yet");
    }

    /** Another registry may be at it at the same time, under a lock of its own. */
    private static void claim(Source source, Registration before, Registration after) {
        if (!source.registration().compareAndSet(before, after)) {
            throw new IllegalStateException(source + " was registered by another thread meanwhile");
        }
    }

    /**
     * Changes token and interest of a source. No event comes any more that was meant for the old
     * ones; what is ready is told again.
     *
     * @throws IllegalStateException if the source is not registered here, or closed
     * @throws ch05ffi.ErrnoException if the kernel refuses; then nothing has changed
     */
    public synchronized void reregister(Source source, Token token, Interest interest)
            throws IOException {
        Registration before = mine(source);
        // TODO on-the-list: A new key: events with the old one were meant for somebody who wanted
        // something else. Who has to know what, and what if the kernel refuses?
        throw new UnsupportedOperationException("ch08 / on-the-list: not written yet");
    }

    /**
     * Hears of a source no more: once this has returned, no event of it comes, not even one that
     * was fetched before. The source stays open.
     *
     * @throws IllegalStateException if the source is not registered here
     * @throws ch05ffi.ErrnoException if the kernel refuses; it is not registered any more all the
     *     same
     */
    public synchronized void deregister(Source source) throws IOException {
        Registration mine = mine(source);
        // TODO on-the-list: The same three have to forget.
        throw new UnsupportedOperationException("ch08 / on-the-list: not written yet");
    }

    /** As {@link #deregister}, for a source that is being closed: it may be registered or not. */
    synchronized void forget(Source source) throws IOException {
        Registration mine = source.registration().get();
        if (mine == null || mine.registry() != this) {
            return;
        }
        if (open) {
            deregister(source);
        } else {
            source.registration().set(null);
        }
    }

    private Registration mine(Source source) {
        requireOpen();
        Registration mine = source.registration().get();
        if (mine == null || mine.registry() != this) {
            throw new IllegalStateException(source + " is not registered here");
        }
        return mine;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("this Poll is closed");
        }
    }

    /** The token that events with this key are to carry; null if they are stale. */
    Token token(long key) {
        return tokens.get(key);
    }

    /** Takes no more registrations. What was registered stays open. */
    synchronized void close() throws IOException {
        open = false;
        epoll.close();
    }
}
