package support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A channel that never waits and answers on cue: what each read brings and what each write takes
 * is said beforehand. Without a cue a read brings nothing, and a write takes everything.
 */
public final class OnCue implements ByteChannel {

    private final Deque<ByteBuffer> reads = new ArrayDeque<>();
    private final Deque<Integer> writes = new ArrayDeque<>();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private byte[] onAndOn;
    private int writeCalls;
    private boolean full;
    private boolean ended;
    private IOException readsFail;
    private IOException writesFail;
    private boolean open = true;

    /** Lets a read bring these bytes, or as many of them as it has room for. */
    public OnCue brings(byte[]... pieces) {
        for (byte[] piece : pieces) {
            reads.add(ByteBuffer.wrap(piece.clone()));
        }
        return this;
    }

    /** Lets each further read bring these bytes once more, until {@link #ends()} is said. */
    public OnCue bringsOnAndOn(byte[] piece) {
        onAndOn = piece.clone();
        return this;
    }

    /** Lets so many reads bring nothing: they would have to wait. */
    public OnCue silent(int times) {
        for (int i = 0; i < times; i++) {
            reads.add(ByteBuffer.allocate(0));
        }
        return this;
    }

    /** Lets the end follow: it is said again each time. */
    public OnCue ends() {
        ended = true;
        return this;
    }

    /** Lets all further reads fail, as on a connection that was reset. */
    public OnCue breaks(IOException reason) {
        readsFail = reason;
        return this;
    }

    /** Lets each write take at most so many bytes, in this order; 0 is a full buffer. */
    public OnCue takes(int... most) {
        for (int bytes : most) {
            writes.add(bytes);
        }
        return this;
    }

    /** Lets its buffer be full, so that no write takes anything, or lets it have room again. */
    public OnCue full(boolean isFull) {
        full = isFull;
        return this;
    }

    /** Lets all writes that have no cue fail. */
    public OnCue refuses(IOException reason) {
        writesFail = reason;
        return this;
    }

    /** How often it was written to. */
    public int writeCalls() {
        return writeCalls;
    }

    /** All bytes that it has taken. */
    public byte[] taken() {
        return taken.toByteArray();
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        checkOpen();
        if (!room.hasRemaining()) {
            return 0;
        }
        if (reads.isEmpty() && onAndOn != null && !ended) {
            brings(onAndOn);
        }
        ByteBuffer piece = reads.peek();
        if (piece == null) {
            return afterTheLast();
        }
        int n = Math.min(piece.remaining(), room.remaining());
        room.put(piece.slice().limit(n));
        piece.position(piece.position() + n);
        if (!piece.hasRemaining()) {
            reads.remove();
        }
        return n;
    }

    private int afterTheLast() throws IOException {
        if (readsFail != null) {
            throw readsFail;
        }
        return ended ? -1 : 0;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        checkOpen();
        writeCalls++;
        if (full) {
            return 0;
        }
        if (writes.isEmpty() && writesFail != null) {
            throw writesFail;
        }
        int most = writes.isEmpty() ? bytes.remaining() : writes.remove();
        byte[] part = new byte[Math.min(most, bytes.remaining())];
        bytes.get(part);
        taken.writeBytes(part);
        return part.length;
    }

    private void checkOpen() throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
