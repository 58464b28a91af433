package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import jnr.ffi.Platform;

/**
 * An array of struct epoll_event in memory that the kernel can write to.
 *
 * <p>The memory is direct and lives as long as this object. It has no lock: one thread at a time.
 */
public final class EpollEvents {

    /**
     * Where the fields are.
     *
     * @param token the offset of the token in bytes; the mask is at 0
     * @param size of one struct in bytes
     */
    public record Layout(int token, int size) {

        /** On x86-64: one field directly behind the other. */
        public static final Layout PACKED = new Layout(4, 12);

        /** Elsewhere: the token is aligned to 8 bytes. */
        public static final Layout ALIGNED = new Layout(8, 16);

        /** The layout that Linux uses on such a processor, of those with 64 bits. */
        public static Layout of(Platform.CPU processor) {
            // TODO garbage-token: One processor is different from all others.
            throw new UnsupportedOperationException("ch05 / garbage-token: not written yet");
        }

        /** The layout of this machine. */
        public static Layout here() {
            return of(Platform.getNativePlatform().getCPU());
        }
    }

    private final Layout layout;
    private final int capacity;
    private final ByteBuffer memory;

    /** Room for {@code capacity} events, laid out as on this machine. */
    public EpollEvents(int capacity) {
        this(capacity, Layout.here());
    }

    /** Room for {@code capacity} events, all of them zero. */
    public EpollEvents(int capacity, Layout layout) {
        this.layout = layout;
        this.capacity = capacity;
        // TODO garbage-token:
        // Memory that stays where it is, in the order of bytes that this machine has.
        throw new UnsupportedOperationException("ch05 / garbage-token: not written yet");
    }

    /** For how many events there is room. */
    public int capacity() {
        return capacity;
    }

    /** The memory itself, for one call. */
    public ByteBuffer memory() {
        return memory;
    }

    /** What happened to event {@code index}: a mask of {@link SysEpoll}'s flags. */
    public int mask(int index) {
        // TODO garbage-token: The first four bytes of the struct.
        throw new UnsupportedOperationException("ch05 / garbage-token: not written yet");
    }

    /** Whose event {@code index} is: the 64 bits that were given at its registration. */
    public long token(int index) {
        // TODO garbage-token: Eight bytes, at the offset that the layout says.
        throw new UnsupportedOperationException("ch05 / garbage-token: not written yet");
    }

    /** Fills in event {@code index}; returns this. */
    public EpollEvents set(int index, int mask, long token) {
        // TODO garbage-token: The same two places, the other way.
        throw new UnsupportedOperationException("ch05 / garbage-token: not written yet");
    }
}
