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
        //? epoll_create1, and somebody who owns what it returns.
        // tag::solution-one-queue-create[]
        int fd = Syscall.check(
                libc, "epoll_create1", -1, libc.epoll_create1(SysEpoll.EPOLL_CLOEXEC));
        this.epoll = new Fd(libc, fd, "epoll");
        // end::solution-one-queue-create[]
    }

    /** Watches a descriptor for what the mask says; its events carry the token. */
    public void add(Fd fd, int mask, long token) throws ErrnoException {
        //? EPOLL_CTL_ADD with one struct.
        // tag::solution-one-queue-add[]
        control(SysEpoll.EPOLL_CTL_ADD, fd, mask, token);
        // end::solution-one-queue-add[]
    }

    /** Changes mask and token of a descriptor that was added. */
    public void modify(Fd fd, int mask, long token) throws ErrnoException {
        //? EPOLL_CTL_MOD.
        // tag::solution-one-queue-modify[]
        control(SysEpoll.EPOLL_CTL_MOD, fd, mask, token);
        // end::solution-one-queue-modify[]
    }

    /** Watches a descriptor no longer. To be called before it is closed. */
    public void delete(Fd fd) throws ErrnoException {
        //? EPOLL_CTL_DEL.
        // tag::solution-one-queue-delete[]
        control(SysEpoll.EPOLL_CTL_DEL, fd, 0, 0);
        // end::solution-one-queue-delete[]
    }

    /**
     * Waits until at least one descriptor is ready, or the time is up.
     *
     * @param timeoutMillis milliseconds; 0 asks and comes back at once, -1 waits for ever
     * @return how many events were written, from index 0 on; 0 if the time was up
     * @throws ErrnoException EINTR among others, if a signal came
     */
    public int wait(EpollEvents events, int timeoutMillis) throws ErrnoException {
        //? epoll_wait. How many events may the kernel write?
        // tag::solution-one-queue-wait[]
        int fd = epoll.number();
        int ready = libc.epoll_wait(fd, events.memory(), events.capacity(), timeoutMillis);
        return Syscall.check(libc, "epoll_wait", fd, ready);
        // end::solution-one-queue-wait[]
    }

    /** Closes the instance; what was added to it stays open. */
    @Override
    public void close() throws ErrnoException {
        //? Who owns the descriptor?
        // tag::solution-one-queue-close[]
        epoll.close();
        // end::solution-one-queue-close[]
    }

    // tag::solution-one-queue-control[]
    private void control(int op, Fd fd, int mask, long token) throws ErrnoException {
        EpollEvents event = new EpollEvents(1).set(0, mask, token);
        int done = libc.epoll_ctl(epoll.number(), op, fd.number(), event.memory());
        Syscall.check(libc, "epoll_ctl", fd.number(), done);
    }
    // end::solution-one-queue-control[]
}
