package ch10waker;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Syscall;
import ch08poll.Interest;
import ch08poll.Registry;
import ch08poll.Source;
import ch08poll.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;

/**
 * Ends the wait of a {@link ch08poll.Poll} from another thread. Rings that nobody has heard yet are
 * one.
 *
 * <p>It is an eventfd, a counter of 64 bits in the kernel, registered like any other source. Nobody
 * has to read it: each ring is an edge of its own. {@link #close} is for whoever knows that
 * nobody rings any more.
 */
public final class Waker extends Source {

    private static final int FLAGS = OpenFlags.O_NONBLOCK.intValue() // EFD_NONBLOCK
            | OpenFlags.O_CLOEXEC.intValue(); // EFD_CLOEXEC
    private static final ByteBuffer ONE = number().putLong(0, 1); // never written to

    private final WakerLibc libc;

    /**
     * A bell for one poll.
     *
     * @param token what its events carry, and no other source's
     * @throws IOException if there is no more room for a descriptor, or the
     *     registry refuses; then nothing is left open
     */
    public Waker(WakerLibc libc, Registry registry, Token token) throws IOException {
        super(counter(libc));
        this.libc = libc;
        // TODO one-bell: It is its own source. And if the registry refuses, who gives it back?
        throw new UnsupportedOperationException("ch10 / one-bell: not written yet");
    }

    private static Fd counter(WakerLibc libc) throws IOException {
        // TODO one-bell: It begins at 0. FLAGS say that it never waits.
        throw new UnsupportedOperationException("ch10 / one-bell: not written yet");
    }

    /**
     * Ends the wait that is on, or else the next one. Any thread may call, and
     * it never waits.
     *
     * @throws IllegalStateException if it is closed
     */
    public void wake() throws IOException {
        // TODO one-bell: Add 1, as 8 bytes. What if it is full, or a signal comes?
        throw new UnsupportedOperationException("ch10 / one-bell: not written yet");
    }

    private static ByteBuffer number() {
        return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    }
}
