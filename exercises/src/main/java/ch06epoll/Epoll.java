package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;

/**
 * One epoll instance: descriptors are added with a mask and a token, and waited for together.
 *
 * <p>It owns its own descriptor and none of those that are added. {@link #add}, {@link #modify}
 * and {@link #delete} may be called from any thread, also while another one waits.
 */
public final class Epoll implements AutoCloseable {

    private final EpollLibc libc;
    private final Fd epoll;

    /** A new instance, not inherited by programs that this process starts. */
    public Epoll(EpollLibc libc) throws ErrnoException {
        this.libc = libc;
        // TODO one-queue: epoll_create1, and somebody who owns what it returns.
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }

    /** Watches a descriptor for what the mask says; its events carry the token. */
    public void add(Fd fd, int mask, long token) throws ErrnoException {
        // TODO one-queue: EPOLL_CTL_ADD with one struct.
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }

    /** Changes mask and token of a descriptor that was added. */
    public void modify(Fd fd, int mask, long token) throws ErrnoException {
        // TODO one-queue: EPOLL_CTL_MOD.
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }

    /** Watches a descriptor no longer. To be called before it is closed. */
    public void delete(Fd fd) throws ErrnoException {
        // TODO one-queue: EPOLL_CTL_DEL.
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }

    /**
     * Waits until at least one descriptor is ready, or the time is up.
     *
     * @param timeoutMillis milliseconds; 0 asks and comes back at once, -1 waits for ever
     * @return how many events were written, from index 0 on; 0 if the time was up
     * @throws ErrnoException EINTR among others, if a signal came
     */
    public int wait(EpollEvents events, int timeoutMillis) throws ErrnoException {
        // TODO one-queue: epoll_wait. How many events may the kernel write?
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }

    /** Closes the instance; what was added to it stays open. */
    @Override
    public void close() throws ErrnoException {
        // TODO one-queue: Who owns the descriptor?
        throw new UnsupportedOperationException("ch06 / one-queue: not written yet");
    }
}
