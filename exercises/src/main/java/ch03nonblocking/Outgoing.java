package ch03nonblocking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Bytes on their way out: what the channel does not take now is kept for later. There is no limit
 * to what may wait. For one thread at a time.
 */
public final class Outgoing {

    // TODO write-it-all: Keep here what has not been taken yet.
    // A field or two.

    /** Puts bytes behind all that waits already. The array remains the caller's. */
    public void add(byte[] bytes) {
        // TODO write-it-all: Keep a copy of the bytes behind what is still there. There is room for
        // however many they are.
        throw new UnsupportedOperationException("ch03 / write-it-all: not written yet");
    }

    /** How many bytes wait to be taken. */
    public int waiting() {
        // TODO write-it-all: Say how many bytes were added and not taken yet.
        throw new UnsupportedOperationException("ch03 / write-it-all: not written yet");
    }

    /**
     * Writes what the channel takes now, and keeps the rest. It never waits: when
     * the channel takes nothing, that is all for this time.
     *
     * @return whether nothing is left
     * @throws IOException if the connection is broken
     */
    public boolean flush(WritableByteChannel channel) throws IOException {
        // TODO write-it-all:
        // Write for as long as the channel takes some. Keep what it did not take,
        // in order. Say whether all is gone.
        throw new UnsupportedOperationException("ch03 / write-it-all: not written yet");
    }
}
