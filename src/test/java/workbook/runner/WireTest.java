package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static final String NONCE = "12345678";

    /** With the halves exchanged: the child's end, seen from outside. */
    private static final String MIRRORED = "56781234";

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
        Thread sender = new Thread(() -> send(new Wire(near, MIRRORED), frame));
        sender.start();

        assertEquals(Optional.of(frame), new Wire(far, NONCE).receive());
    }

    @Test
    void aFrameWithoutTheNonceIsForgedAndTheLastOne() throws IOException {
        send(new Wire(near, "guessed!"), new Frame(Frame.Kind.DONE, List.of()));
        send(new Wire(near, MIRRORED), new Frame(Frame.Kind.DONE, List.of()));

        Wire wire = new Wire(far, NONCE);
        assertEquals(Frame.Kind.FORGED, wire.receive().orElseThrow().kind());
        assertEquals(Optional.empty(), wire.receive());
    }

    @Test
    void whatTheParentSaysIsForgedWhenItComesBack() throws IOException {
        send(new Wire(near, NONCE), new Frame(Frame.Kind.DONE, List.of()));

        assertEquals(
                Frame.Kind.FORGED, new Wire(far, NONCE).receive().orElseThrow().kind());
    }

    @Test
    void theEndOfTheChannelIsNoFrame() throws IOException {
        near.close();

        assertEquals(Optional.empty(), new Wire(far, NONCE).receive());
    }

    private static void send(Wire wire, Frame frame) {
        try {
            wire.send(frame);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
