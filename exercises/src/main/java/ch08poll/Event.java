package ch08poll;

import ch05ffi.EpollEvents;
import ch05ffi.SysEpoll;

import ch07triggers.Happened;

/**
 * One thing that happened: to whom, and what.
 *
 * <p>It is a hint and not a promise: what it says was true when the kernel said it. It is a view of
 * {@link Events}, and means something only until those are filled again.
 */
public final class Event {

    /** What each mask says, decoded when it first comes: later events make no garbage. */
    private static final Happened[] HAPPENED = new Happened[64];

    private static final int LOW = 0x1f; // IN, PRI, OUT, ERR, HUP; RDHUP follows as the sixth

    private final EpollEvents memory;
    private final int index;
    private Token token = new Token(0); // set before anybody sees this

    Event(EpollEvents memory, int index) {
        this.memory = memory;
        this.index = index;
    }

    Event of(Token token) {
        this.token = token;
        return this;
    }

    private int mask() {
        return memory.mask(index);
    }

    private Happened happened() {
        int mask = mask();
        int index = (mask & LOW) | (mask & SysEpoll.EPOLLRDHUP) >> 8;
        Happened known = HAPPENED[index];
        if (known == null) { // two threads may both decode it, and get the same
            known = Happened.of(mask);
            HAPPENED[index] = known;
        }
        return known;
    }

    /** As whom its source is registered. */
    public Token token() {
        return token;
    }

    /** Whether a read, or an accept, would not wait: it gives something, the end, or the error. */
    public boolean isReadable() {
        return happened().mayRead();
    }

    /** Whether a write would not wait, and a connect has come to its end. */
    public boolean isWritable() {
        return happened().mayWrite();
    }

    /** Whether something has failed. */
    public boolean isError() {
        return happened().error();
    }

    /** Whether the other side sends no more; what it has sent may still be unread. */
    public boolean isReadClosed() {
        return happened().readClosed();
    }

    /** Whether what is written now reaches nobody. */
    public boolean isWriteClosed() {
        return happened().writeClosed();
    }

    /** Whether something out of the ordinary has come. */
    public boolean isPriority() {
        return (mask() & SysEpoll.EPOLLPRI) != 0;
    }
}
