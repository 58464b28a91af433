package ch08poll;

import ch05ffi.SysEpoll;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * What somebody wants to hear about a source: one thing at least.
 *
 * <p>Values are immutable, and there is one object for each: {@code ==} compares them.
 */
public final class Interest {

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int URGENT = 4;
    private static final int ALL = READ | WRITE | URGENT;

    private static final Interest[] VALUES = new Interest[ALL + 1]; // by bits; none at 0

    static {
        for (int bits = 1; bits <= ALL; bits++) {
            VALUES[bits] = new Interest(bits);
        }
    }

    /** That bytes, an end, or a connection have come. */
    public static final Interest READABLE = VALUES[READ];

    /** That there is room to write, or that a connect has come to its end. */
    public static final Interest WRITABLE = VALUES[WRITE];

    /** That something out of the ordinary has come, such as urgent data. */
    public static final Interest PRIORITY = VALUES[URGENT];

    private final int bits;

    private Interest(int bits) {
        this.bits = bits;
    }

    // tag::add[]
    /** Both this and the other. */
    public Interest add(Interest other) {
        // end::add[]
        //? Its bits are the place of the object in VALUES. Which bits have both?
        // tag::solution-what-to-watch-add[]
        return VALUES[bits | other.bits];
        // end::solution-what-to-watch-add[]
    }

    // tag::remove[]
    /** This without the other; empty if nothing would be left. */
    public Optional<Interest> remove(Interest other) {
        // end::remove[]
        //? What does VALUES hold at 0?
        // tag::solution-what-to-watch-remove[]
        return Optional.ofNullable(VALUES[bits & ~other.bits]);
        // end::solution-what-to-watch-remove[]
    }

    /** Whether {@link #READABLE} is in it. */
    public boolean isReadable() {
        return (bits & READ) != 0;
    }

    /** Whether {@link #WRITABLE} is in it. */
    public boolean isWritable() {
        return (bits & WRITE) != 0;
    }

    /** Whether {@link #PRIORITY} is in it. */
    public boolean isPriority() {
        return (bits & URGENT) != 0;
    }

    // tag::mask[]
    /** The same as a mask for epoll_ctl(2), always edge-triggered. */
    int mask() {
        // end::mask[]
        //? READABLE is two of epoll's flags: the peer's end is told by one of its own.
        // tag::solution-what-to-watch[]
        int mask = SysEpoll.EPOLLET;
        if (isReadable()) {
            mask |= SysEpoll.EPOLLIN | SysEpoll.EPOLLRDHUP;
        }
        if (isWritable()) {
            mask |= SysEpoll.EPOLLOUT;
        }
        if (isPriority()) {
            mask |= SysEpoll.EPOLLPRI;
        }
        return mask;
        // end::solution-what-to-watch[]
    }

    @Override
    public String toString() {
        StringJoiner names = new StringJoiner(" | ");
        if (isReadable()) {
            names.add("READABLE");
        }
        if (isWritable()) {
            names.add("WRITABLE");
        }
        if (isPriority()) {
            names.add("PRIORITY");
        }
        return names.toString();
    }
}
