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

    /**
     * Waits until at least one descriptor is ready, or the time is up. A signal ends nothing.
     *
     * @param nanos nanoseconds; 0 asks and comes back at once, less than 0 waits for ever
     * @return how many events were written; 0 if the time was up
     * @throws ErrnoException if epoll_wait fails, with anything but EINTR
     */
    public int wait(EpollEvents events, long nanos) throws ErrnoException {
        // TODO how-long: Keep the time when it ends, not how long it takes. After EINTR, and after
        // a 0 that came too early, wait for what is left.
        throw new UnsupportedOperationException("ch06 / how-long: not written yet");
    }
}
