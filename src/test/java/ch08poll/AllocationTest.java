package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch05ffi.Binding;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;

/** To wait, to look at an event, to read and to write make no garbage: counted, not estimated. */
// Elsewhere jnr-ffi itself makes an object for each call.
@EnabledOnOs(architectures = {"amd64", "x86_64"})
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AllocationTest {

    private static final int ROUNDS = 10_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final NetLibc libc = Binding.load(NetLibc.class);
    private final Events events = new Events(8);
    private final ByteBuffer message = ByteBuffer.allocateDirect(64);
    private final ByteBuffer room = ByteBuffer.allocateDirect(256);
    private Poll poll;
    private TcpListener listener;
    private TcpStream client;
    private TcpStream server;

    @BeforeEach
    void connect() throws IOException {
        poll = new Poll(libc);
        listener =
                TcpListener.bind(libc, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client = TcpStream.connect(libc, listener.localAddress());
        poll.registry().register(listener, new Token(1), Interest.READABLE);
        poll.poll(events);
        Optional<TcpStream> accepted = listener.accept();
        server = accepted.orElseThrow();
        poll.registry().register(server, new Token(2), Interest.READABLE);
    }

    @AfterEach
    void close() throws IOException {
        for (Source source : new Source[] {client, server, listener}) {
            source.close();
        }
        poll.close();
    }

    @Test
    @DisplayName("a message costs no byte of memory: a write, a wait, its event, two reads")
    void aMessageMakesNoGarbage() throws IOException {
        messages(ROUNDS); // classes are loaded and calls are linked, once
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int bytes = messages(ROUNDS);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertEquals(64 * ROUNDS, bytes);
        // Whatever a message takes, even one object of the smallest size, would be 16 bytes each.
        assertEquals(0, allocated / ROUNDS, () -> allocated + " bytes for " + ROUNDS + " messages");
    }

    @Test
    @DisplayName("a wait that brings nothing costs no byte either")
    void anEmptyWaitMakesNoGarbage() throws IOException {
        messages(1);
        waits(ROUNDS);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        waits(ROUNDS);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertEquals(0, allocated / ROUNDS, () -> allocated + " bytes for " + ROUNDS + " waits");
    }

    /** The second read finds nothing: that is an answer too, and no exception. */
    private int messages(int count) throws IOException {
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            client.write(message.clear());
            poll.pollNanos(events, -1);
            for (Event event : events) {
                if (event.isReadable() && event.token().value() == 2) {
                    bytes += server.read(room.clear());
                    bytes += server.read(room);
                }
            }
        }
        return bytes;
    }

    private void waits(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            poll.pollNanos(events, 0);
        }
    }
}
