package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import java.util.function.LongSupplier;
import jnr.constants.platform.Errno;

/** Waits on an epoll until a deadline, however many signals come in between. */
public final class PatientWait {

    private final Epoll epoll;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that counts nanoseconds, such as {@code System::nanoTime} */
    public PatientWait(Epoll epoll, LongSupplier nanoTime) {
        this.epoll = epoll;
        this.nanoTime = nanoTime;
    }

    // tag::signature[]
    /**
     * Waits until something is ready or the time is up; a signal ends neither.
     *
     * @param nanos how long at most; 0: ask and come back; negative: for ever
     * @return how many events were written; 0 if the time was up
     */
    public int wait(EpollEvents events, long nanos) throws ErrnoException {
        // end::signature[]
        long deadline = nanoTime.getAsLong() + nanos;
        long left = nanos;
        while (true) {
            try {
                int ready = epoll.wait(events, Timeout.millis(left));
                if (ready > 0 || nanos < 0) {
                    return ready;
                }
            } catch (ErrnoException failed) {
                if (failed.errno() != Errno.EINTR) {
                    throw failed;
                }
            }
            if (nanos >= 0) {
                left = deadline - nanoTime.getAsLong();
                if (left <= 0) {
                    return 0;
                }
            }
        }
    }
}
