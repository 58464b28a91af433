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
import support.Rng;

/** Chapter 10, exercise the-last-word. */
class LoopTest {

    private static final String HERE = " by the loop's thread";
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
            lessons.judgeEndsWell(night, "run(handler); a task closes the loop");
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
        try (Night<Boolean> night = lessons.asleep()) {
            CountDownLatch done = new CountDownLatch(1);
            lessons.execute("c");
            lessons.execute("execute(d)", () -> {
                lessons.execute("e");
                lessons.execute("execute(f)", done::countDown);
            });
            night.rest(() -> done.getCount() == 0);
            lessons.close("close()");
            lessons.judgeEndsWell(night, "run(handler); close()");
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
        String did = "close(), while another thread sleeps in run(handler)";
        try (Night<Boolean> night = lessons.asleep()) {
            lessons.close(did);
            lessons.judgeEndsWell(night, did);
        }
        LoopVerdicts.judgeNoTimeout(did, tower.library().calls("epoll_wait"));
        lessons.judgeGivenBack(did);
    }

    @Test
    @DisplayName("a loop that was never run is closed by whoever closes it")
    void oneThatWasNeverRun() throws Exception {
        lessons.open();
        lessons.execute("a");
        String did = "execute(a); close(), and nobody has called run()";
        String who = "the thread that closes";
        try (Bystander closer = new Bystander(who, () -> lessons.close(did))) {
            closer.rest();
            closer.judge();
        }
        lessons.judgeGivenBack(did);
        lessons.judgeDone(
                did,
                List.of("a by " + who),
                "It was accepted. Nobody is in run(), and nobody will be: so it is up to the thread"
                        + " that closes.");
    }

    @Test
    @DisplayName("who comes to run it when it is closed returns at once")
    void whoComesTooLate() throws Exception {
        new EntryLessons(lessons, lessons.open()).closedBefore();
        new EntryLessons(lessons, lessons.open()).runBefore();
    }

    @Test
    @DisplayName("closing twice does nothing more")
    void closingTwice() throws Exception {
        lessons.open();
        try (Night<Boolean> night = lessons.asleep()) {
            lessons.close("close()");
            lessons.close("close(), for the second time");
            lessons.judgeEndsWell(night, "close(), twice");
        }
        lessons.close("close(), and run() has returned after one before");
        lessons.judgeGivenBack("run(handler); close(), three times");
    }

    @Test
    @DisplayName("a task may close its own loop")
    void aTaskMayClose() throws Exception {
        lessons.open();
        lessons.execute("execute(close)", () -> lessons.close("close() in a task"));
        try (Night<Boolean> night = lessons.run()) {
            lessons.judgeEndsWell(night, "run(handler); a task calls close()");
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
            lessons.judgeEndsWell(night, "run(handler); a task calls close()");
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
            lessons.judgeEndsWell(night, "run(handler); a task calls close()");
        }
        lessons.judgeRefused("close(); run() has returned; execute(c)", lessons.task("c"));
        lessons.judgeDone("close(); execute(b), execute(c)", List.of(), LoopLessons.REFUSED);
    }

    @Test
    @DisplayName("a task that comes while the loop is closed is accepted or refused")
    void acceptedOrRefused() throws Exception {
        new LockLessons(tower, lessons).closedMeanwhile();
    }

    @Test
    @DisplayName("the bell stays until whoever rings it has done so")
    void theBellStaysWhileItRings() throws Exception {
        new LockLessons(tower, lessons).endsMeanwhile();
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
            String did = "register(...) while another thread sleeps in run(); the handler closes";
            String why =
                    "The kernel takes a newcomer while somebody waits, and tells of it at once.";
            lessons.judgeEnds(night, did, why);
        }
        LoopVerdicts.judgeTokens(heard, List.of(token));
    }

    @Test
    @DisplayName("a source that comes when it is closed is refused, and stays open")
    void registeredTooLate() throws Exception {
        EntryLessons entry = new EntryLessons(lessons, lessons.open());
        Pipe pipe = ready();
        try (Night<Boolean> night = lessons.asleep()) {
            lessons.close("close()");
            lessons.judgeEndsWell(night, "close()");
        }
        entry.judgeNoMoreSources(pipe);
        tower.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
    }

    @Test
    @DisplayName("a handler that throws ends the loop, and that in order too")
    void aHandlerThatThrows() throws Exception {
        IOException thrown = new IOException("the handler's");
        new MishapLessons(tower, lessons).handlerThrows("an IOException", thrown, ready());
    }

    @Test
    @DisplayName("a handler with a bug ends the loop, and that in order too")
    void aHandlerWithABug() throws Exception {
        MishapLessons mishaps = new MishapLessons(tower, lessons);
        Throwable thrown = new IllegalStateException("the handler's");
        mishaps.handlerThrows("an IllegalStateException", thrown, ready());
        thrown = new AssertionError("the handler's");
        mishaps.handlerThrows("an AssertionError", thrown, ready());
    }

    @Test
    @DisplayName("one thread at a time is in run()")
    void oneThreadRuns() throws Exception {
        new EntryLessons(lessons, lessons.open()).secondThread();
    }

    @Test
    @DisplayName("a task may not run its own loop")
    void aTaskMayNotRunIt() throws Exception {
        new EntryLessons(lessons, lessons.open()).fromATask();
    }

    @Test
    @DisplayName("the last tasks are done without a lock")
    void theLastTasksHoldNoLock() throws Exception {
        LockLessons locks = new LockLessons(tower, lessons);
        locks.lastTaskOfWhoCloses();
        locks.lastTaskOfWhoRuns();
    }

    @Test
    @DisplayName("close() does not wait for the task that is at work")
    void closeWaitsForNobody() throws Exception {
        new LockLessons(tower, lessons).closesWhileATaskIsAtWork();
    }

    @Test
    @DisplayName("a task that nobody can be rung for is refused")
    void oneWithoutARing() throws Exception {
        new MishapLessons(tower, lessons).taskCannotBeRungFor();
    }

    @Test
    @DisplayName("a close() that cannot ring has not closed it")
    void aCloseWithoutARing() throws Exception {
        new MishapLessons(tower, lessons).closeCannotRing();
    }

    @Test
    @DisplayName("both descriptors are given back, also if the first close(2) fails")
    void bothAreGivenBack() throws Exception {
        MishapLessons mishaps = new MishapLessons(tower, lessons);
        mishaps.bellFailsToClose();
        mishaps.bellFailsToCloseInRun();
    }
}
