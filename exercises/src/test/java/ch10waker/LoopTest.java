package ch10waker;

import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Rng;

/** Chapter 10, exercise the-last-word. */
class LoopTest {

    private static final String HERE = " by the loop's thread";
    private static final String RING =
            "It sleeps in the kernel, and sees nothing of what your fields say. Say it first, then"
                    + " ring.";
    private static final int ROUNDS = 12;

    private final Rng rng = Rng.fresh();
    private final Tower tower = new Tower();
    private final LoopLessons lessons = new LoopLessons(tower);

    @AfterEach
    void close() throws Exception {
        tower.close();
    }

    @Test
    @DisplayName("events go to the handler, whatever their tokens, and the bell's do not")
    void eventsGoToTheHandler() throws Exception {
        Loop loop = lessons.open();
        List<Token> tokens = List.of(new Token(0), new Token(-1), new Token(rng.between(2, 99)));
        List<Token> heard = Collections.synchronizedList(new ArrayList<>());
        for (Token token : tokens) {
            loop.registry().register(ready().receiver(), token, Interest.READABLE);
        }
        lessons.execute("execute(close)", () -> lessons.close("close() in a task"));
        try (Night<Boolean> night = lessons.run(event -> heard.add(event.token()))) {
            lessons.judgeEndsWell(night, "run(handler); a task closes the loop", RING);
        }
        LoopVerdicts.judgeTokens(heard, tokens);
    }

    private Pipe ready() throws IOException {
        Pipe pipe = Pipe.open(tower.libc());
        tower.probe().add(pipe.sender().fd().number(), rng.between(1, 99));
        return pipe;
    }

    @Test
    @DisplayName("tasks are done by the thread that is in run(), before and while it waits")
    void tasksAreDoneByTheLoop() throws Exception {
        lessons.open();
        lessons.execute("a");
        lessons.execute("b");
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            CountDownLatch done = new CountDownLatch(1);
            lessons.execute("c");
            lessons.execute("execute(d)", () -> {
                lessons.execute("e");
                lessons.execute("execute(f)", done::countDown);
            });
            night.rest(() -> done.getCount() == 0);
            lessons.close("close()");
            lessons.judgeEndsWell(night, "run(handler); close()", RING);
        }
        lessons.judgeDone(
                "execute(a), execute(b); run(handler); execute(c), and a task that executes e",
                List.of("a" + HERE, "b" + HERE, "c" + HERE, "e" + HERE),
                "What comes before run() waits for it, and what comes later wakes it.");
    }

    @Test
    @DisplayName("close() ends a wait, and all is given back")
    void closeEndsAWait() throws Exception {
        lessons.open();
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            lessons.close("close(), while another thread sleeps in run(handler)");
            lessons.judgeEndsWell(night, "close(), while another thread sleeps in run()", RING);
        }
        lessons.judgeGivenBack("run(handler); close()");
    }

    @Test
    @DisplayName("a loop that was never run is closed by whoever closes it")
    void oneThatWasNeverRun() throws Exception {
        lessons.open();
        lessons.execute("a");
        lessons.close("close(), and nobody has called run()");
        lessons.judgeGivenBack("execute(a); close(), and nobody has called run()");
        lessons.judgeDone(
                "execute(a); close(), and nobody has called run()",
                List.of("a by " + Thread.currentThread().getName()),
                "It was accepted. Nobody is in run(), and nobody will be: so it is up to the thread"
                        + " that closes.");
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEndsWell(
                    night,
                    "close(); run(handler)",
                    "A thread that was started to run the loop may come too late for it. That is no"
                            + " mistake of anybody's: it returns at once.");
        }
    }

    @Test
    @DisplayName("closing twice does nothing more")
    void closingTwice() throws Exception {
        lessons.open();
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            lessons.close("close()");
            lessons.close("close(), for the second time");
            lessons.judgeEndsWell(night, "close(), twice", RING);
        }
        lessons.close("close(), after run() has returned");
        lessons.judgeGivenBack("run(handler); close(), three times");
    }

    @Test
    @DisplayName("a task may close its own loop")
    void aTaskMayClose() throws Exception {
        lessons.open();
        lessons.execute("execute(close)", () -> lessons.close("close() in a task"));
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEndsWell(
                    night,
                    "run(handler); a task calls close()",
                    "close() waits for run() to return, run() waits for its task, and its task"
                            + " waits in close(). Say that it is the end, and wait for nobody.");
        }
        lessons.judgeGivenBack("run(handler); a task calls close()");
    }

    @Test
    @DisplayName("every task that was accepted is done")
    void everyAcceptedTaskIsDone() throws Exception {
        lessons.open();
        lessons.execute("execute(a)", () -> {
            lessons.task("a").run();
            lessons.execute("b");
            lessons.close("close() in a task");
        });
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEndsWell(night, "run(handler); a task calls close()", RING);
        }
        lessons.judgeDone(
                "run(handler); task a executes b, and then closes the loop",
                List.of("a" + HERE, "b" + HERE),
                "When b was handed over, the loop was open: it was accepted. Whoever leaves has to"
                        + " look at the list once more.");
    }

    @Test
    @DisplayName("a task that comes too late is refused, and not done")
    void oneTooLateIsRefused() throws Exception {
        lessons.open();
        lessons.execute("execute(a)", () -> {
            lessons.close("close() in a task");
            lessons.judgeRefused("a task calls close(), and execute(b)", lessons.task("b"));
        });
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEndsWell(night, "run(handler); a task calls close()", RING);
        }
        lessons.judgeRefused("close(); run() has returned; execute(c)", lessons.task("c"));
        lessons.judgeDone("close(); execute(b), execute(c)", List.of(), LoopLessons.REFUSED);
    }

    @Test
    @DisplayName("a task that comes while the loop is closed is accepted or refused")
    void acceptedOrRefused() throws Exception {
        Runnable[] meanwhile = {() -> {}};
        lessons.open(waker -> new Late(waker, () -> meanwhile[0].run()));
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            Thread closer = new Thread(() -> lessons.close("close()"), "closes");
            closer.setDaemon(true);
            meanwhile[0] = () -> Late.closes(closer, night);
            String did = "execute(a), and close() on another thread, in the middle of it";
            Outcome<Boolean> outcome = lessons.tried(did, lessons.task("a"));
            closer.join();
            lessons.judgeEnds(night, did, RING);
            lessons.judgeAcceptedOrRefused(did, outcome, "a");
        }
        lessons.judgeGivenBack("execute(a), and close() in the middle of it");
    }

    @Test
    @DisplayName("the bell stays until whoever rings it has done so")
    void theBellStaysWhileItRings() throws Exception {
        lessons.open();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        lessons.execute("execute(a)", () -> {
            begun.countDown();
            Late.await(goOn);
            over.countDown();
        });
        try (Night<Boolean> night = lessons.run()) {
            night.rest(() -> begun.getCount() == 0);
            tower.library().before("write", 1, () -> {
                goOn.countDown();
                night.rest(() -> over.getCount() == 0);
                night.rest(new Waiting(night.thread())::isForUs);
            });
            lessons.close("close(); it is about to ring, and the loop comes to its end");
            lessons.judgeEndsWell(night, "close(), while a task is at work", RING);
        } finally {
            goOn.countDown();
        }
        lessons.judgeGivenBack("close(), while a task is at work");
    }

    @Test
    @DisplayName("who asks whether it is closed sees it, however often it has asked before")
    void whoAsksSeesThatItIsClosed() throws Exception {
        Loop first = lessons.open();
        first.isClosed(); // what is not written yet says so
        Spinner.warm(first);
        lessons.close("close()");
        for (int round = 0; round < ROUNDS; round++) {
            Loop loop = lessons.open();
            LoopVerdicts.judgeSeen(Spinner.sees(loop, () -> lessons.close("close()")));
        }
    }

    @Test
    @DisplayName("a source that another thread registers while it waits is heard")
    void registeredDuringAWait() throws Exception {
        Loop loop = lessons.open();
        Token token = new Token(rng.between(1, 99));
        List<Token> heard = Collections.synchronizedList(new ArrayList<>());
        Loop.Handler handler = event -> {
            heard.add(event.token());
            loop.close();
        };
        try (Night<Boolean> night = lessons.run(handler).untilAsleep()) {
            loop.registry().register(ready().receiver(), token, Interest.READABLE);
            lessons.judgeEndsWell(
                    night,
                    "register(...) while another thread sleeps in run(); the handler closes",
                    "The kernel takes a newcomer while somebody waits, and tells of it at once.");
        }
        LoopVerdicts.judgeTokens(heard, List.of(token));
    }

    @Test
    @DisplayName("a source that comes when it is closed is refused, and stays open")
    void registeredTooLate() throws Exception {
        lessons.open();
        Pipe pipe = ready();
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            lessons.close("close()");
            lessons.judgeEndsWell(night, "close()", RING);
        }
        lessons.judgeNoMoreSources(pipe);
        tower.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
    }

    @Test
    @DisplayName("a handler that throws ends the loop, and that in order too")
    void aHandlerThatThrows() throws Exception {
        Loop loop = lessons.open();
        IOException thrown = new IOException("the handler's");
        loop.registry().register(ready().receiver(), new Token(1), Interest.READABLE);
        lessons.execute("a");
        Loop.Handler handler = event -> {
            throw thrown;
        };
        try (Night<Boolean> night = lessons.run(handler)) {
            String did = "execute(a); run(handler), and the handler throws";
            LoopVerdicts.judgeThrown(lessons.judgeEnds(night, did, RING), thrown);
            lessons.judgeDone(did, List.of("a" + HERE), LoopLessons.IN_ORDER);
            lessons.judgeGivenBack(did);
            lessons.judgeRefused(did + "; execute(b)", lessons.task("b"));
        }
    }

    @Test
    @DisplayName("one thread at a time is in run()")
    void oneThreadRuns() throws Exception {
        lessons.open();
        try (Night<Boolean> night = lessons.run().untilAsleep()) {
            lessons.judgeRunsOnce();
            lessons.execute("a");
            lessons.close("close()");
            lessons.judgeEndsWell(night, "run(handler), twice; close()", RING);
        }
        lessons.judgeDone(
                "run(handler), twice; execute(a)",
                List.of("a" + HERE),
                "Whoever may not come in has nothing to clean up either.");
    }
}
