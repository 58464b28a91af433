package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch06epoll.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of operations in any order, and none of their events is lost, invented or early. More
 * of them: {@code -Dmodel.seeds=100 -Dmodel.operations=20000}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelTest {

    private static final int OPERATIONS = Integer.getInteger("model.operations", 3_000);
    private static final Pattern OURS = Pattern.compile("(socket|pipe):.*|.*\\[event(poll|fd)\\]");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("model.seeds", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("whatever is done in whatever order, no event is lost and none invented")
    void theQueueDoesWhatItsModelSays(long seed) throws Exception {
        Map<String, String> before = open();
        long told = run(seed, OPERATIONS);
        assertTrue(told > OPERATIONS / 20, () -> "few events, so little was tested: " + told);
        assertEquals(Map.of(), openedSince(before), "descriptors that stay open");
    }

    @Test
    @DisplayName("also while one signal after the other interrupts whatever it is in")
    void aHailOfSignalsChangesNothing() throws Exception {
        Map<String, String> before = open();
        long told = Signals.hail(() -> run(0, OPERATIONS / 10));
        assertTrue(told > 0);
        assertEquals(Map.of(), openedSince(before), "descriptors that stay open");
    }

    private static long run(long seed, int operations) throws Exception {
        try (ModelledQueue queue = new ModelledQueue(seed)) {
            for (int i = 0; i < operations; i++) {
                queue.step();
            }
            queue.awaitWhatIsOwed();
            return queue.told();
        }
    }

    /** Only what is new: a thread of an earlier test may still be closing its own. */
    private static Map<String, String> openedSince(Map<String, String> before) throws IOException {
        Map<String, String> now = open();
        now.entrySet().removeAll(before.entrySet());
        return now;
    }

    /** What only the test opens, by number: the JVM's own files come and go. */
    private static Map<String, String> open() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            Map<String, String> open = new TreeMap<>();
            links.forEach(link -> open.put(link.getFileName().toString(), target(link)));
            open.values().removeIf(target -> !OURS.matcher(target).matches());
            return open;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
