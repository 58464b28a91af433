package ch03nonblocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 3 says about a read that does not wait, asked of the kernel and the JDK. */
class NotWaitingTest {

    private Pair pair;
    private SocketChannel ours;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.connect();
        ours = pair.ours();
        peer = pair.peer();
        ours.configureBlocking(false);
    }

    @AfterEach
    void disconnect() throws IOException {
        pair.close();
    }

    @Test
    void aReadWithNothingToReadIsZeroHoweverOftenYouAsk() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(10);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, ours.read(buffer));
        }
        assertEquals(0, buffer.position());
    }

    @Test
    void aReadBringsWhatIsThereAndThenZeroAgain() throws IOException {
        peer.write(bytes("hello"));
        ByteBuffer buffer = ByteBuffer.allocate(10);
        assertEquals(5, firstAnswer(buffer));
        assertEquals(0, ours.read(buffer));
        assertEquals(5, buffer.position());
    }

    @Test
    void afterTheLastByteComesTheEndAndItStays() throws IOException {
        peer.write(bytes("bye"));
        peer.close();
        ByteBuffer buffer = ByteBuffer.allocate(10);
        assertEquals(3, firstAnswer(buffer));
        assertEquals(-1, firstAnswer(buffer));
        assertEquals(-1, ours.read(buffer));
    }

    @Test
    void aResetIsNeitherOfTheThreeButAnException() throws IOException {
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        assertThrows(SocketException.class, () -> firstAnswer(ByteBuffer.allocate(10)));
    }

    @Test
    void aFullBufferGetsZeroThoughBytesAreWaiting() throws IOException {
        peer.write(bytes("hello you"));
        ByteBuffer buffer = ByteBuffer.allocate(5);
        awaitAvailable(9);
        assertEquals(5, ours.read(buffer));
        assertEquals(0, ours.read(buffer));
        buffer.clear();
        assertEquals(4, ours.read(buffer));
    }

    @Test
    void aFullBufferHidesTheEndToo() throws IOException {
        peer.close();
        assertEquals(-1, firstAnswer(ByteBuffer.allocate(1)));
        assertEquals(0, ours.read(ByteBuffer.allocate(0)));
    }

    @Test
    void aChannelIsBlockingUntilToldOtherwise() throws IOException {
        assertTrue(peer.isBlocking());
        assertTrue(!ours.isBlocking());
    }

    @Test
    void aChannelThatDoesNotWaitHasNoStreams() throws IOException {
        peer.write(bytes("hello"));
        awaitAvailable(5);
        var in = ours.socket().getInputStream();
        assertThrows(IllegalBlockingModeException.class, in::read);
    }

    /** The flag is the kernel's: proc(5) shows it, in octal, for every open descriptor. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void configureBlockingSetsOneFlagInTheKernel() throws IOException {
        Set<String> before = descriptors();
        try (SocketChannel alone = SocketChannel.open()) {
            Set<String> opened = descriptors();
            opened.removeAll(before);
            assertEquals(1, opened.size());
            String descriptor = opened.iterator().next();
            int waits = flags(descriptor);
            alone.configureBlocking(false);
            assertEquals(04000, flags(descriptor) ^ waits, "O_NONBLOCK alone");
            alone.configureBlocking(true);
            assertEquals(waits, flags(descriptor));
        }
    }

    /** Both threads want the same bytes; one asks for them, the other one is parked. */
    @Test
    void askingBurnsTheProcessorAndWaitingDoesNot() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        FutureTask<Integer> waiting = new FutureTask<>(() -> peer.read(ByteBuffer.allocate(1)));
        Thread parked = Await.daemon(waiting, "parked");
        Await.until(() -> Await.isIn(parked, "read"));
        long parkedBefore = threads.getThreadCpuTime(parked.getId());
        long askingBefore = threads.getCurrentThreadCpuTime();
        ByteBuffer buffer = ByteBuffer.allocate(1);
        for (int asked = 0; asked < 200_000; asked++) {
            assertEquals(0, ours.read(buffer));
        }
        long burned = threads.getCurrentThreadCpuTime() - askingBefore;
        long parkedBurned = threads.getThreadCpuTime(parked.getId()) - parkedBefore;
        assertTrue(burned > 5 * parkedBurned, burned + " ns asking, " + parkedBurned + " parked");
        ours.write(bytes("!"));
        assertEquals(1, waiting.get());
    }

    private int firstAnswer(ByteBuffer buffer) throws IOException {
        long begin = System.nanoTime();
        int n = ours.read(buffer);
        while (n == 0) {
            assertTrue(System.nanoTime() - begin < Await.PATIENCE, "it never came");
            n = ours.read(buffer);
        }
        return n;
    }

    private void awaitAvailable(int count) throws IOException {
        Await.until(() -> ours.socket().getInputStream().available() == count);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static Set<String> descriptors() throws IOException {
        try (Stream<Path> list = Files.list(Path.of("/proc/self/fd"))) {
            // The one that lists the folder is gone by now, and is no link to anything.
            return list.filter(NotWaitingTest::isSocket)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isSocket(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }

    private static int flags(String descriptor) throws IOException {
        List<String> info = Files.readAllLines(Path.of("/proc/self/fdinfo", descriptor));
        return info.stream()
                .filter(line -> line.startsWith("flags:"))
                .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8))
                .findFirst()
                .orElseThrow();
    }
}
