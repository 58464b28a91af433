package ch09requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 9 says of looking up a name, with a name server that answers when it likes to. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LookupTest {

    private static final String THREAD = "ch09-lookup"; // 15 bytes at most: see prctl(2)

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);

    @Test
    @DisplayName("the thread that looks a name up sleeps in the kernel, and no interrupt ends it")
    void theThreadStandsStill() throws Exception {
        String name = UUID.randomUUID() + ".example";
        try (NameServer server = NameServer.start(this::whenTheTestSays)) {
            FutureTask<InetAddress> lookup = new FutureTask<>(() -> server.lookUp(name));
            Thread thread = new Thread(lookup, THREAD);
            thread.setDaemon(true);
            thread.start();
            awaitQuestion(lookup);
            thread.interrupt();
            while (!kernelState().startsWith("S")) {
                Thread.onSpinWait(); // the limit above ends it
            }
            assertEquals(Thread.State.RUNNABLE, thread.getState(), "as the JVM sees it");
            List<String> stack = Arrays.stream(thread.getStackTrace())
                    .map(StackTraceElement::getMethodName)
                    .toList();
            assertTrue(stack.contains("lookupAllHostAddr"), stack::toString);
            assertFalse(lookup.isDone());
            leave.countDown();
            assertEquals("127.0.0.1", lookup.get().getHostAddress());
        } finally {
            leave.countDown();
        }
    }

    @Test
    @DisplayName("for an address in numbers nobody is asked")
    void anAddressInNumbersAsksNobody() throws Exception {
        AtomicInteger questions = new AtomicInteger();
        try (NameServer server = NameServer.start(questions::incrementAndGet)) {
            assertEquals("127.0.0.9", server.lookUp("127.0.0.9").getHostAddress());
            assertEquals(0, questions.get());
            assumeTrue(finds(server), "names are not looked up by DNS here");
            assertTrue(questions.get() > 0);
        }
    }

    private static boolean finds(NameServer server) {
        try {
            return server.lookUp(UUID.randomUUID() + ".example").isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Called by the name server, when it is asked. */
    private void whenTheTestSays() {
        asked.countDown();
        try {
            leave.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Or the lookup ends without a question: /etc/nsswitch.conf may say so. */
    private void awaitQuestion(FutureTask<InetAddress> lookup) throws InterruptedException {
        while (!asked.await(1, TimeUnit.MILLISECONDS)) {
            assumeTrue(!lookup.isDone(), "names are not looked up by DNS here");
        }
    }

    /** Of the thread with that name: the letter from its stat, such as S for sleeping. */
    private static String kernelState() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.map(LookupTest::stat)
                    .filter(stat -> stat.contains("(" + THREAD + ")"))
                    .map(stat -> stat.substring(stat.indexOf(')') + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private static String stat(Path task) {
        try {
            return Files.readString(task.resolve("stat"));
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
