package ch03nonblocking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 3 says about a write to somebody who does not read. */
class FullSocketTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int LARGE = 32 * 1024 * 1024;

    private final Random random = new Random();
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
    void aWriteTakesAPartAndThenNothing() throws IOException {
        ByteBuffer much = ByteBuffer.allocateDirect(LARGE);
        int first = ours.write(much);
        assertTrue(first > 0 && first < LARGE, "taken: " + first);
        assertEquals(first, much.position());
        fill(much);
        assertTrue(much.hasRemaining());
    }

    /** With an array's buffer the JDK copies first; that it took a part is true all the same. */
    @Test
    void aBufferOnTheHeapIsTakenInPartToo() throws IOException {
        ByteBuffer much = ByteBuffer.allocate(LARGE);
        int first = ours.write(much);
        assertTrue(first > 0 && first < LARGE, "taken: " + first);
        assertEquals(first, much.position());
    }

    @Test
    void whatWasTakenArrivesOnceAndInOrder() throws IOException {
        byte[] sent = new byte[LARGE];
        random.nextBytes(sent);
        ByteBuffer out = ByteBuffer.wrap(sent);
        long taken = fill(out);
        peer.configureBlocking(true);
        ours.shutdownOutput();
        ByteBuffer in = ByteBuffer.allocate(LARGE);
        while (peer.read(in) != -1) {
            assertTrue(in.hasRemaining());
        }
        assertEquals(taken, in.position());
        byte[] came = Arrays.copyOf(in.array(), in.position());
        assertArrayEquals(Arrays.copyOf(sent, came.length), came);
    }

    /** A write that took everything says that a kernel has it, and nothing of the peer. */
    @Test
    void aWriteSucceedsThoughThePeerHasReadNothing() throws IOException {
        byte[] some = new byte[1 + random.nextInt(1_000)];
        assertEquals(some.length, ours.write(ByteBuffer.wrap(some)));
        await(() -> peer.socket().getInputStream().available() == some.length);
    }

    @Test
    void onceThePeerReadsThereIsRoomAgain() throws IOException {
        ByteBuffer much = ByteBuffer.allocateDirect(LARGE);
        fill(much);
        ByteBuffer sink = ByteBuffer.allocateDirect(64 * 1024);
        while (much.hasRemaining()) {
            sink.clear();
            peer.read(sink);
            ours.write(much);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWriteThatWaitsIsParkedWhenTheBuffersAreFull() throws Exception {
        fill(ByteBuffer.allocateDirect(LARGE));
        ours.configureBlocking(true);
        FutureTask<Integer> writing =
                new FutureTask<>(() -> ours.write(ByteBuffer.allocate(LARGE)));
        Thread writer = daemon(writing, "full-writer");
        await(() -> isAsleep("full-writer") && isInWrite(writer));
        assertFalse(writing.isDone());
        drainUntilDone(writing);
        assertEquals(LARGE, writing.get());
    }

    @Test
    void whoeverInsistsOnWritingBurnsTheProcessorInstead() throws Exception {
        fill(ByteBuffer.allocateDirect(LARGE));
        FutureTask<Boolean> insisting = new FutureTask<>(() -> {
            Insisting.send(ours, ByteBuffer.allocateDirect(LARGE));
            return true;
        });
        Thread writer = daemon(insisting, "insisting");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        await(() -> threads.getThreadCpuTime(writer.getId()) > TimeUnit.MILLISECONDS.toNanos(100));
        assertFalse(insisting.isDone());
        drainUntilDone(insisting);
    }

    private void drainUntilDone(FutureTask<?> task) throws Exception {
        peer.configureBlocking(false);
        ByteBuffer sink = ByteBuffer.allocate(64 * 1024);
        while (!task.isDone()) {
            sink.clear();
            peer.read(sink);
        }
        task.get();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Writes until the kernel takes nothing. A moment later it may find room for a little more. */
    private long fill(ByteBuffer much) throws IOException {
        long taken = 0;
        for (int n = ours.write(much); n > 0; n = ours.write(much)) {
            taken += n;
        }
        return taken;
    }

    private static boolean isInWrite(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().matches("poll|write0"));
    }

    private static boolean isAsleep(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.map(FullSocketTest::stat)
                    .anyMatch(stat -> stat.contains("(" + name + ") S "));
        }
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
            Thread.onSpinWait();
        }
    }
}
