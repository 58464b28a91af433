package ch03nonblocking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.ExecutionException;
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
        Await.until(() -> peer.socket().getInputStream().available() == some.length);
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
        Thread writer = Await.daemon(writing, "full-writer");
        Await.until(() -> isAsleep("full-writer") && Await.isIn(writer, "write"));
        assertFalse(writing.isDone());
        drainUntilDone(writing);
        assertEquals(LARGE, writing.get());
    }

    @Test
    void whoeverInsistsOnWritingBurnsTheProcessorInstead() throws Exception {
        fill(ByteBuffer.allocateDirect(LARGE));
        FutureTask<Boolean> insisting = insisting(ours);
        burn(Await.daemon(insisting, "insisting"));
        assertFalse(insisting.isDone());
        drainUntilDone(insisting);
    }

    @Test
    void twoWhoInsistAndDoNotReadWaitForEachOther() throws Exception {
        peer.configureBlocking(false);
        FutureTask<Boolean> mine = insisting(ours);
        FutureTask<Boolean> theirs = insisting(peer);
        burn(Await.daemon(mine, "mine"));
        burn(Await.daemon(theirs, "theirs"));
        assertFalse(mine.isDone() || theirs.isDone());
        pair.close();
        assertThrows(ExecutionException.class, mine::get);
        assertThrows(ExecutionException.class, theirs::get);
    }

    private static FutureTask<Boolean> insisting(SocketChannel channel) {
        return new FutureTask<>(() -> {
            Insisting.send(channel, ByteBuffer.allocateDirect(LARGE));
            return true;
        });
    }

    /** Comes back when this thread has had its share of a processor, and a good one. */
    private static void burn(Thread thread) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Await.until(() ->
                threads.getThreadCpuTime(thread.getId()) > TimeUnit.MILLISECONDS.toNanos(100));
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

    /** Writes until the kernel takes nothing. A moment later it may find room for a little more. */
    private long fill(ByteBuffer much) throws IOException {
        long taken = 0;
        for (int n = ours.write(much); n > 0; n = ours.write(much)) {
            taken += n;
        }
        return taken;
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
}
