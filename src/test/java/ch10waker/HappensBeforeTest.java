package ch10waker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What chapter 10 says of volatile: who sees the flag sees all that was written before it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HappensBeforeTest {

    private static final int ROUNDS = 5_000;

    private int reason; // plain
    private volatile int flag;

    /** Each side waits for the other one's flag, and looks at the plain field behind it. */
    @Test
    void whatWasWrittenBeforeTheFlagIsSeenBehindIt() throws Exception {
        FutureTask<Integer> other = new FutureTask<>(() -> passOn(1));
        Thread thread = new Thread(other, "other");
        thread.setDaemon(true);
        thread.start();
        int mine = passOn(0);
        assertEquals(2 * ROUNDS, mine + other.get(), "rounds in which both were seen");
    }

    /** How often the plain field was what the other one had made of it. */
    @SuppressWarnings("ThreadPriorityCheck") // on one processor the other could not go on
    private int passOn(int first) {
        int seen = 0;
        for (int round = first; round < 2 * ROUNDS; round += 2) {
            while (flag != round) {
                Thread.yield();
            }
            seen += reason == round * 31 ? 1 : 0;
            reason = (round + 1) * 31;
            flag = round + 1;
        }
        return seen;
    }
}
