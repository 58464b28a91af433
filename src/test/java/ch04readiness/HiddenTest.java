package ch04readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What chapter 4 says that the selector does for us without a word: signals, and a second copy. */
class HiddenTest {

    /** Newer JDKs copy more than 128 KB in portions. */
    private static final int ROOM = 1 << 16;

    /** JDK 25 takes this memory all the same, but past the pool's count of it; 17 counts it. */
    private static final boolean IT_COUNTS_NO_MORE = Runtime.version().feature() > 21;

    @TempDir
    Path folder;

    /** Waits in select until its input ends, and says what each select has returned. */
    static final class Selecting {

        public static void main(String[] args) throws Exception {
            Selector selector = Selector.open();
            Thread listening = new Thread(() -> {
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                selector.wakeup();
            });
            listening.start();
            System.out.println("selecting");
            System.out.println("selected " + selector.select());
        }
    }

    @Test
    @Timeout(180)
    void aSignalEndsTheKernelsWaitAndNotTheSelectors() throws Exception {
        Path trace = folder.resolve("trace");
        Process strace = strace(trace);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(strace.getInputStream(), UTF_8));
        String first = out.readLine();
        Assumptions.assumeTrue("selecting".equals(first), first);
        long java = awaitWaiting(trace);

        // Stopped and continued: for epoll_wait that is an EINTR, as signal(7) has it.
        signal("-STOP", java);
        signal("-CONT", java);
        await(trace, ".*epoll_wait.*EINTR.*");
        assertFalse(out.ready(), "select has returned");
        strace.getOutputStream().close();

        assertEquals("selected 0", out.readLine());
        assertEquals(0, strace.waitFor());
    }

    private static Process strace(Path trace) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        try {
            return new ProcessBuilder(
                            "strace",
                            "-f",
                            "-e",
                            "trace=epoll_wait",
                            "-o",
                            trace.toString(),
                            java,
                            "-cp",
                            classPath,
                            Selecting.class.getName())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            return Assumptions.abort("no strace: " + missing.getMessage());
        }
    }

    /** The thread that waits, once it does. */
    private static long awaitWaiting(Path trace) throws IOException {
        String line = await(trace, "\\d+ +epoll_wait.*");
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    private static String await(Path file, String pattern) throws IOException {
        while (true) {
            for (String line : Files.readAllLines(file)) {
                if (line.matches(pattern)) {
                    return line;
                }
            }
            Thread.onSpinWait();
        }
    }

    private static void signal(String signal, long process) throws Exception {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process)).start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void whatIsReadIntoAHeapBufferHasBeenCopiedOnce() throws Exception {
        try (Pair pair = Pair.connect()) {
            long grown = grownBy(pair, ByteBuffer.allocate(ROOM));
            assertTrue(grown >= ROOM || (IT_COUNTS_NO_MORE && grown == 0), grown + " bytes");
        }
    }

    @Test
    void whatIsReadIntoADirectBufferHasNot() throws Exception {
        try (Pair pair = Pair.connect()) {
            assertTrue(grownBy(pair, ByteBuffer.allocateDirect(ROOM)) < ROOM);
        }
    }

    /** How much memory outside of the heap the JDK takes to read into this buffer, on a thread. */
    private static long grownBy(Pair pair, ByteBuffer buffer) throws Exception {
        FutureTask<Long> reading = new FutureTask<>(() -> {
            long before = direct().getMemoryUsed();
            pair.ours().read(buffer);
            return direct().getMemoryUsed() - before;
        });
        new Thread(reading, "reader").start();
        return reading.get();
    }

    private static BufferPoolMXBean direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
    }
}
