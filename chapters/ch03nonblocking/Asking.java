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

    // tag::signature-connect[]
    /**
     * Connects, and makes the channel one that never waits. To connect may still wait:
     * chapter 9 does that without waiting, too.
     */
    public static SocketChannel connect(InetSocketAddress server) throws IOException {
        // end::signature-connect[]
        //? Open a SocketChannel that is connected to the server, and switch its
        //? waiting off.
        // tag::solution-three-answers-connect[]
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        return channel;
        // end::solution-three-answers-connect[]
    }

    // tag::signature-ask[]
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
        // end::signature-ask[]
        //? Refuse a buffer without room. Otherwise read into it, once, and tell the
        //? three answers apart: some bytes, would block, the end.
        // tag::solution-three-answers-ask[]
        if (!buffer.hasRemaining()) {
            // For no room read() returns 0 as well, whatever there is to read.
            throw new IllegalArgumentException("the buffer has no room");
        }
        int n = channel.read(buffer);
        if (n == -1) {
            return Answer.end();
        }
        return n == 0 ? Answer.wouldBlock() : Answer.data(n);
        // end::solution-three-answers-ask[]
    }

    // tag::signature-take[]
    /**
     * Asks once, and moves what came to the end of {@code into}. The buffer is empty
     * before and afterwards, so that one buffer does for many channels.
     */
    public static Answer take(
            ReadableByteChannel channel, ByteBuffer buffer, ByteArrayOutputStream into)
            throws IOException {
        // end::signature-take[]
        //? Ask once with ask(...). Then turn the buffer round, take out what has come,
        //? put it into into, and leave the buffer empty for the next time.
        // tag::solution-three-answers-take[]
        Answer answer = ask(channel, buffer);
        buffer.flip();
        byte[] piece = new byte[buffer.remaining()];
        buffer.get(piece);
        buffer.clear();
        into.writeBytes(piece);
        return answer;
        // end::solution-three-answers-take[]
    }
}
