package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import workbook.runner.child.Frame;
import workbook.runner.child.Wire;

/** The private channel: what goes in comes out, and only from who knows the nonce. */
class WireTest {

    private SocketChannel near;
    private SocketChannel far;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            near = SocketChannel.open(server.getLocalAddress());
            far = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
    }

    @Test
    void aFrameArrivesAsItWasSent() throws IOException {
        Frame frame =
                new Frame(Frame.Kind.FINISHED, List.of("", "gr\u00fcn\n", "x".repeat(100_000)));
        Thread sender = new Thread(() -> send(new Wire(near, "nonce"), frame));
        sender.start();

        assertEquals(Optional.of(frame), new Wire(far, "nonce").receive());
    }

    @Test
    void aFrameWithoutTheNonceIsRefused() {
        send(new Wire(near, "guessed"), new Frame(Frame.Kind.DONE, List.of()));

        assertThrows(IOException.class, new Wire(far, "nonce")::receive);
    }

    @Test
    void theEndOfTheChannelIsNoFrame() throws IOException {
        near.close();

        assertEquals(Optional.empty(), new Wire(far, "nonce").receive());
    }

    private static void send(Wire wire, Frame frame) {
        try {
            wire.send(frame);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
