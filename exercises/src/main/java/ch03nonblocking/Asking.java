package ch03nonblocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/** Asks a connection for bytes, and never waits for them. */
public final class Asking {

    private Asking() {}

    /**
     * Connects, and makes the channel one that never waits. To connect may still wait:
     * chapter 9 does that without waiting, too.
     */
    public static SocketChannel connect(InetSocketAddress server) throws IOException {
        // TODO three-answers: Open a SocketChannel that is connected to the server, and switch its
        // waiting off.
        throw new UnsupportedOperationException("ch03 / three-answers: not written yet");
    }

    /**
     * Reads once, and says which of the three answers it was. What came is in the
     * buffer, behind what was there before. (In {@code read(2)} the end is 0 and would
     * block is the error EAGAIN; Java says -1 and 0.)
     *
     * @throws IllegalArgumentException if the buffer has no room: nothing was asked
     * @throws IOException if the connection is broken, which is none of the three
     */
    public static Answer ask(
            ReadableByteChannel channel, // which never waits
            ByteBuffer buffer)
            throws IOException {
        // TODO three-answers:
        // Refuse a buffer without room. Otherwise read into it, once, and tell the
        // three answers apart: some bytes, would block, the end.
        throw new UnsupportedOperationException("ch03 / three-answers: not written yet");
    }

    /**
     * Asks once, and moves what came to the end of {@code into}. The buffer is empty
     * before and afterwards, so that one buffer does for many channels.
     */
    public static Answer take(
            ReadableByteChannel channel, ByteBuffer buffer, ByteArrayOutputStream into)
            throws IOException {
        // TODO three-answers:
        // Ask once with ask(...). Then turn the buffer round, take out what has come,
        // put it into into, and leave the buffer empty for the next time.
        throw new UnsupportedOperationException("ch03 / three-answers: not written yet");
    }
}
