package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Reads one reply from each of many connections, edge-triggered, and tells of each once. */
public final class OnceEach {

    /** Who is told of each reply, as soon as its end has come. */
    @FunctionalInterface
    public interface Replies {
        /** All that came over the connection of this index, from its first byte to its end. */
        void reply(int index, byte[] bytes);
    }

    /** A connection, and what is known of it: this is the state that an edge does not carry. */
    private static final class Conversation {
        private final int index;
        private final Fd connection;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        // TODO the-second-end:
        // An end may be told twice. What must be known, so that it counts once?
        // A field.

        Conversation(int index, Fd connection) {
            this.index = index;
            this.connection = connection;
        }
    }

    private final EpollLibc libc;
    private final List<Conversation> conversations;
    private final Replies replies;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096); // one for all
    private int open; // conversations that are not over

    private OnceEach(EpollLibc libc, List<Fd> connections, Replies replies) {
        this.libc = libc;
        this.conversations = IntStream.range(0, connections.size())
                .mapToObj(index -> new Conversation(index, connections.get(index)))
                .toList();
        this.replies = replies;
        this.open = connections.size();
    }

    /**
     * Returns when each connection has come to its end, and each reply has been told.
     *
     * @param connections non-blocking, their requests sent; they stay the caller's, and open:
     *     the other side has ended what it says, and may still listen
     * @param replies told on this thread, as they come
     * @throws ErrnoException if a call fails, or a signal ends the wait
     */
    public static void readAll(EpollLibc libc, List<Fd> connections, Replies replies)
            throws ErrnoException {
        new OnceEach(libc, connections, replies).run();
    }

    /** Watches all of them, and goes on until none is open. */
    private void run() throws ErrnoException {
        // TODO the-second-end:
        // An Epoll of your own; each connection in it, for bytes and edge-triggered,
        // its index as the token. Then wait, and proceed with all that are told.
        throw new UnsupportedOperationException("ch07 / the-second-end: not written yet");
    }

    /** Takes what has come; at the end, and only the first time, tells the reply. */
    private void proceed(Conversation told) throws ErrnoException {
        // TODO the-second-end: Drain it. Is this its end? Has it been so before?
        throw new UnsupportedOperationException("ch07 / the-second-end: not written yet");
    }
}
