package ch04readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What chapter 4 says about completion, with the interface that Java has for it. */
class CompletionTest {

    @Test
    void theBytesAreInTheBufferWhenYouHearOfThem() throws Exception {
        try (AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open();
                AsynchronousSocketChannel ours = AsynchronousSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ours.connect(listener.getLocalAddress()).get();
            try (AsynchronousSocketChannel peer = listener.accept().get()) {
                ByteBuffer lent = ByteBuffer.allocate(100);
                Future<Integer> read = ours.read(lent);
                assertFalse(read.isDone());
                // The buffer is out of our hands, and a second read would be one too many.
                assertThrows(ReadPendingException.class, () -> ours.read(lent));
                peer.write(ByteBuffer.wrap("good evening".getBytes(US_ASCII))).get();
                assertEquals(12, read.get());
                assertEquals("good evening", new String(lent.array(), 0, 12, US_ASCII));
            }
        }
    }
}
