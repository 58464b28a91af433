package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import java.util.function.LongSupplier;
import jnr.constants.platform.Errno;

/** Waits on an epoll for as long as it was asked to, whatever signals come in between. */
public final class PatientWait {

    private final Epoll epoll;
    private final LongSupplier nanoTime;

    /**
     * @param epoll where to wait; it remains the caller's
     * @param nanoTime the clock, such as {@code System::nanoTime}: its zero may be anywhere
     */
    public PatientWait(Epoll epoll, LongSupplier nanoTime) {
        this.epoll = epoll;
        this.nanoTime = nanoTime;
    }

    // tag::signature[]
    /**
     * Waits until at least one descriptor is ready, or the time is up. A signal ends nothing.
     *
     * @param nanos nanoseconds; 0 asks and comes back at once, less than 0 waits for ever
     * @return how many events were written; 0 if the time was up
     * @throws ErrnoException if epoll_wait fails, with anything but EINTR
     */
    public int wait(EpollEvents events, long nanos) throws ErrnoException {
        // end::signature[]
        //? Keep the time when it ends, not how long it takes. After EINTR, and after
        //? a 0 that came too early, wait for what is left.
        // tag::solution-how-long[]
        boolean forEver = nanos < 0;
        long deadline = nanoTime.getAsLong() + nanos;
        long left = nanos;
        int ready;
        do {
            ready = waitOnce(events, forEver ? Timeout.FOR_EVER : left);
            left = deadline - nanoTime.getAsLong();
        } while (ready == 0 && (forEver || left > 0));
        return ready;
        // end::solution-how-long[]
    }

    // tag::solution-how-long-once[]
    private int waitOnce(EpollEvents events, long nanos) throws ErrnoException {
        try {
            return epoll.wait(events, Timeout.millis(nanos));
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.EINTR) {
                return 0;
            }
            throw failed;
        }
    }
    // end::solution-how-long-once[]
}
