package ch01blocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 1 says about a thread that waits in a read, asked of the kernel. */
class WaitingTest {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    private Socket one;
    private Socket other;

    @BeforeEach
    void connect() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, here)) {
            one = new Socket(here, listener.getLocalPort());
            other = listener.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        one.close();
        other.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatWaitsInReadIsAsleepForTheKernel() throws Exception {
        FutureTask<Integer> reading =
                new FutureTask<>(() -> one.getInputStream().read());
        Thread reader = daemon(reading, "parked-reader");
        await(() -> stateOf("parked-reader").equals("S") && isInRead(reader));
        // Many looks, not one: a thread that asked again and again would be seen running.
        for (int look = 0; look < 200; look++) {
            assertEquals("S", stateOf("parked-reader"));
        }
        other.getOutputStream().write('!');
        assertEquals('!', reading.get());
    }

    @Test
    void aThreadThatWaitsInReadBurnsNoProcessorTime() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        FutureTask<Integer> reading =
                new FutureTask<>(() -> one.getInputStream().read());
        Thread reader = daemon(reading, "idle-reader");
        await(() -> isInRead(reader));
        long before = threads.getThreadCpuTime(reader.getId());
        long mine = threads.getCurrentThreadCpuTime();
        // We burn 200 ms of processor time; a loop in the reader would have burned some too.
        while (threads.getCurrentThreadCpuTime() - mine < TimeUnit.MILLISECONDS.toNanos(200)) {
            Thread.onSpinWait();
        }
        long burned = threads.getThreadCpuTime(reader.getId()) - before;
        assertTrue(burned < TimeUnit.MILLISECONDS.toNanos(20), burned + " ns");
        other.getOutputStream().write('!');
        assertEquals('!', reading.get());
    }

    @Test
    void oneWriteMayTakeSeveralReads() throws IOException {
        other.getOutputStream().write("hello there".getBytes(US_ASCII));
        InputStream in = one.getInputStream();
        assertEquals("hell", new String(in.readNBytes(4), US_ASCII));
        assertEquals("o there", new String(in.readNBytes(7), US_ASCII));
    }

    @Test
    void oneReadMayBringSeveralWrites() throws IOException {
        other.setTcpNoDelay(true);
        other.getOutputStream().write("hel".getBytes(US_ASCII));
        other.getOutputStream().write("lo ".getBytes(US_ASCII));
        other.getOutputStream().write("there".getBytes(US_ASCII));
        InputStream in = one.getInputStream();
        await(() -> in.available() == 11);
        byte[] buffer = new byte[100];
        assertEquals(11, in.read(buffer));
        assertEquals("hello there", new String(buffer, 0, 11, US_ASCII));
    }

    /** A channel with a direct buffer asks the kernel for all at once; a socket's stream does not. */
    @Test
    void aWriteLargerThanTheReceiveBufferArrivesInPieces() throws Exception {
        ByteBuffer all = ByteBuffer.allocateDirect(4_000_000);
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel reader = SocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            reader.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
            reader.connect(listener.getLocalAddress());
            try (SocketChannel writer = listener.accept()) {
                FutureTask<Integer> writing =
                        new FutureTask<>(() -> writer.write(ByteBuffer.allocateDirect(4_000_000)));
                daemon(writing, "writer");
                int first = reader.read(all);
                assertTrue(first > 0 && first < all.capacity(), "in one read: " + first);
                while (all.hasRemaining()) {
                    assertTrue(reader.read(all) > 0);
                }
                assertEquals(all.capacity(), writing.get());
            }
        }
    }

    @Test
    void theEndComesOnlyWhenThePeerSaysSo() throws IOException {
        other.getOutputStream().write("all".getBytes(US_ASCII));
        InputStream in = one.getInputStream();
        assertEquals("all", new String(in.readNBytes(3), US_ASCII));
        // Nothing is there and nothing is under way, but that is no end: read() waits on.
        one.setSoTimeout(50);
        assertEquals(0, in.available());
        assertThrows(SocketTimeoutException.class, in::read);
        other.shutdownOutput();
        one.setSoTimeout(0);
        assertEquals(-1, in.read());
        assertEquals(-1, in.read());
    }

    @Test
    void aHalfClosedConnectionStillCarriesTheOtherDirection() throws IOException {
        one.shutdownOutput();
        assertEquals(-1, other.getInputStream().read());
        other.getOutputStream().write("late".getBytes(US_ASCII));
        other.close();
        assertArrayEquals("late".getBytes(US_ASCII), ReplyReader.readToEnd(one.getInputStream()));
    }

    @Test
    void aCloseWithUnreadBytesBreaksThePeersNextWrite() throws IOException {
        sendUnread();
        other.close();
        // The JDK says the end before it closes, so that much still comes through.
        assertEquals(-1, one.getInputStream().read());
        assertThrows(SocketException.class, () -> one.getOutputStream().write('!'));
    }

    @Test
    void aCloseWithoutUnreadBytesLetsThePeersNextWriteGo() throws IOException {
        sendUnread();
        assertEquals("unread", new String(other.getInputStream().readNBytes(6), US_ASCII));
        other.close();
        assertEquals(-1, one.getInputStream().read());
        one.getOutputStream().write('!');
    }

    @Test
    void aCloseWithoutLingeringIsAResetForThePeersRead() throws IOException {
        other.setSoLinger(true, 0);
        other.close();
        InputStream in = one.getInputStream();
        SocketException reset = assertThrows(SocketException.class, in::read);
        assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
    }

    private void sendUnread() throws IOException {
        one.getOutputStream().write("unread".getBytes(US_ASCII));
        InputStream unread = other.getInputStream();
        await(() -> unread.available() == 6);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static boolean isInRead(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().matches("poll|read0"));
    }

    /** The state letter of a thread of ours, as the kernel tells it. */
    private static String stateOf(String name) throws IOException {
        List<Path> tasks;
        try (Stream<Path> list = Files.list(Path.of("/proc/self/task"))) {
            tasks = list.toList();
        }
        for (Path task : tasks) {
            String stat = stat(task);
            // "pid (name) state ...": the kernel keeps 15 characters of the name.
            if (stat.contains("(" + name.substring(0, Math.min(15, name.length())) + ")")) {
                return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
            }
        }
        return "none";
    }

    private static String stat(Path task) {
        try {
            return Files.readString(task.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() - begin < PATIENCE, "it never came true");
            LockSupport.parkNanos(200_000);
        }
    }
}
