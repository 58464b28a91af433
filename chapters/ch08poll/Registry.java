package ch08poll;

import ch06epoll.Epoll;

import java.io.IOException;

/**
 * Who is registered with a {@link Poll}, under which token, and for what.
 *
 * <p>Any thread may call, also while another one waits in {@link Poll#poll}. Whatever concerns a
 * source is done under two locks: the source's, and in it the registry's. With the first, nobody
 * closes it or takes it elsewhere in between; with the second, nobody closes the epoll.
 */
public final class Registry {

    private final Epoll epoll;
    private final Slots<Token> tokens = new Slots<>();
    private volatile boolean open = true; // written under the lock

    Registry(Epoll epoll) {
        this.epoll = epoll;
    }

    // tag::register[]
    /**
     * Hears of a source from now on. What is ready already is told too.
     *
     * @throws IllegalStateException if the source is registered, here or elsewhere, or the poll or
     *     the source is closed
     * @throws ch05ffi.ErrnoException if the kernel refuses, as it does with files (EPERM); then
     *     nothing has changed
     */
    public void register(Source source, Token token, Interest interest) throws IOException {
        // end::register[]
        synchronized (source) {
            synchronized (this) {
                requireOpen();
                requireFree(source);
                //? Three have to know: tokens, the source, the kernel. The kernel is given
                //? the key. And if it refuses?
                // tag::solution-on-the-list[]
                Registration mine = new Registration(this, tokens.add(token), token);
                try {
                    epoll.add(source.fd(), interest.mask(), mine.key());
                } catch (IOException | RuntimeException failed) {
                    tokens.remove(mine.key());
                    throw failed;
                }
                source.registration(mine);
                // end::solution-on-the-list[]
            }
        }
    }

    private void requireFree(Source source) {
        Registration now = source.registration();
        if (now != null && now.registry().open) {
            throw new IllegalStateException(source + " is registered already, as " + now.token()
                    + (now.registry() == this ? "" : ", with another Poll"));
        }
    }

    // tag::reregister[]
    /**
     * Changes token and interest of a source. No event comes any more that was meant for the old
     * ones; what is ready is told again.
     *
     * @throws IllegalStateException if the source is not registered here, or closed
     * @throws ch05ffi.ErrnoException if the kernel refuses; then nothing has changed
     */
    public void reregister(Source source, Token token, Interest interest) throws IOException {
        // end::reregister[]
        synchronized (source) {
            synchronized (this) {
                Registration before = mine(source);
                //? A new key: events with the old one were meant for somebody who wanted
                //? something else. Who has to know what, and what if the kernel refuses?
                // tag::solution-on-the-list-change[]
                Registration after = new Registration(this, tokens.add(token), token);
                try {
                    epoll.modify(source.fd(), interest.mask(), after.key());
                } catch (IOException | RuntimeException failed) {
                    tokens.remove(after.key());
                    throw failed;
                }
                source.registration(after);
                tokens.remove(before.key());
                // end::solution-on-the-list-change[]
            }
        }
    }

    // tag::deregister[]
    /**
     * Hears of a source no more: once this has returned, no event of it comes, not even one that
     * was fetched before. The source stays open.
     *
     * @throws IllegalStateException if the source is not registered here
     * @throws ch05ffi.ErrnoException if the kernel refuses; it is not registered any more all the
     *     same
     */
    public void deregister(Source source) throws IOException {
        // end::deregister[]
        synchronized (source) {
            synchronized (this) {
                Registration mine = mine(source);
                //? The same three have to forget.
                // tag::solution-on-the-list-end[]
                tokens.remove(mine.key());
                source.registration(null);
                epoll.delete(source.fd());
                // end::solution-on-the-list-end[]
            }
        }
    }

    /**
     * As {@link #deregister}, for a source that is being closed and holds its lock. Where there is
     * no epoll any more, or no descriptor, the kernel has forgotten by itself.
     */
    synchronized void forget(Source source) throws IOException {
        Registration mine = source.registration();
        if (open && source.isOpen()) {
            deregister(source);
        } else {
            tokens.remove(mine.key());
            source.registration(null);
        }
    }

    private Registration mine(Source source) {
        requireOpen();
        Registration mine = source.registration();
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
