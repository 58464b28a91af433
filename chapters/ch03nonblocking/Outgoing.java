package ch03nonblocking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Bytes on their way out: what the channel does not take now is kept for later. There is no limit
 * to what may wait. For one thread at a time.
 */
public final class Outgoing {

    //? Keep here what has not been taken yet.
    //= // A field or two.
    // tag::solution-write-it-all-field[]
    /** What waits is before its position: it is ready for more to be put in. */
    private ByteBuffer waiting = ByteBuffer.allocate(1024);
    // end::solution-write-it-all-field[]

    // tag::signature-add[]
    /** Puts bytes behind all that waits already. The array remains the caller's. */
    public void add(byte[] bytes) {
        // end::signature-add[]
        //? Keep a copy of the bytes behind what is still there. There is room for
        //? however many they are.
        // tag::solution-write-it-all-add[]
        if (waiting.remaining() < bytes.length) {
            int size = Math.max(2 * waiting.capacity(), waiting() + bytes.length);
            waiting = ByteBuffer.allocate(size).put(waiting.flip());
        }
        waiting.put(bytes);
        // end::solution-write-it-all-add[]
    }

    // tag::signature-waiting[]
    /** How many bytes wait to be taken. */
    public int waiting() {
        // end::signature-waiting[]
        //? Say how many bytes were added and not taken yet.
        // tag::solution-write-it-all-waiting[]
        return waiting.position();
        // end::solution-write-it-all-waiting[]
    }

    // tag::signature-flush[]
    /**
     * Writes what the channel takes now, and keeps the rest. It never waits: when
     * the channel takes nothing, that is all for this time.
     *
     * @return whether nothing is left
     * @throws IOException if the connection is broken
     */
    public boolean flush(WritableByteChannel channel) throws IOException {
        // end::signature-flush[]
        //? Write for as long as the channel takes some. Keep what it did not take,
        //? in order. Say whether all is gone.
        // tag::solution-write-it-all-flush[]
        waiting.flip();
        int taken = 1;
        while (taken > 0 && waiting.hasRemaining()) {
            taken = channel.write(waiting);
        }
        waiting.compact();
        return waiting() == 0;
        // end::solution-write-it-all-flush[]
    }
}
