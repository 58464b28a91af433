package ch04readiness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Rng;
import support.Sleeper.Rest;

/** Chapter 4, exercise wake-up. */
class WakeUpTest {

    private static final int MANY = 1_000;
    private final Rng rng = Rng.fresh();
    private final HookedSelector selector = new HookedSelector();
    private final Loop loop = new Loop(selector);

    private final WakeUpLessons lessons = new WakeUpLessons(selector, loop);
    /** Which thread ran the task that matters. */
    private final AtomicReference<Thread> ranOn = lessons.ranOn();

    WakeUpTest() throws IOException {}

    @AfterEach
    void endIt() throws IOException {
        loop.close();
    }

    @Test
    @DisplayName("a task wakes the loop, and runs on its thread")
    void aTaskWakesTheLoop() throws Exception {
        lessons.startAndSleep();
        String did = "execute(task) while the loop sleeps in select()";
        lessons.execute(did, () -> ranOn.set(Thread.currentThread()));
        lessons.expectRun(did, WakeUpLessons.NOT_WOKEN);
        if (ranOn.get() != loop.thread()) {
            throw lessons.attempt()
                    .fail(
                            did,
                            "it ran on the thread that called execute()",
                            "it ran on the loop's thread",
                            "Handing in is not running: a task may touch what belongs to the loop, and"
                                    + " that is safe on the loop's thread only.");
        }
    }

    @Test
    @DisplayName("the loop sleeps for as long as nobody calls")
    void itSleepsUntilSomebodyCalls() throws Exception {
        lessons.startAndSleep();
        lessons.execute("execute(task)", () -> ranOn.set(Thread.currentThread()));
        loop.await(() -> ranOn.get() != null);
        int before = selector.entered();
        Rest rest = loop.awaitRest();
        if (rest != Rest.ASLEEP) {
            throw lessons.failed(
                    "one task, and then nothing",
                    rest == Rest.OVER
                            ? "the loop has ended"
                            : "it went to sleep " + (selector.entered() - before)
                                    + " times more, with nothing to do",
                    "one sleep that lasts",
                    "It wakes up to see whether somebody called. Often, and it burns the"
                            + " processor; seldom, and callers wait. Who is told needs not look:"
                            + " select() without a time limit, and wakeup().");
        }
    }

    @Test
    @DisplayName("many wake-ups are one, and no task is lost")
    void manyWakeUpsAreOne() throws Exception {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        CountDownLatch busy = lessons.startAndKeepBusy();
        String did = "execute() of 1,000 tasks while the loop is busy";
        lessons.run(did, () -> {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                loop.wakeUp().execute(() -> ran.add(number));
            }
        });
        busy.countDown();
        loop.await(() -> ran.size() == MANY);
        if (ran.size() < MANY) {
            throw lessons.failed(
                    did,
                    "it ran " + ran.size() + " of them, and went to sleep",
                    "all of them",
                    "Wake-ups don't add up: a thousand of them, and select() returns once. How"
                            + " many tasks there are only the queue knows.");
        }
        if (!ran.equals(IntStream.range(0, MANY).boxed().toList())) {
            throw lessons.failed(
                    did,
                    "they ran in another order",
                    "in the order of the calls",
                    "Whoever hands in two tasks counts on the first being first.");
        }
    }

    @Test
    @DisplayName("a wake-up that is quicker than its caller loses nothing")
    void theWakeUpDoesNotComeTooEarly() throws Exception {
        lessons.startAndSleep();
        selector.letTheNextWakeUpBeSlow();
        String did = "execute(task); wakeup() returns only when the loop has been round";
        lessons.execute(did, () -> ranOn.set(Thread.currentThread()));
        lessons.expectRun(
                did,
                "It woke up, looked into the queue, and there was nothing. Then you put the task"
                        + " in. Between any two of your lines the loop may run a whole round: first"
                        + " into the queue, and then wake it.");
    }

    @Test
    @DisplayName("a task that comes before the sleep is not slept over")
    void aTaskBeforeTheSleepIsNotLost() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        String did = "execute(task) before run(); another, when it is about to sleep again";
        lessons.execute(did, ran::incrementAndGet);
        selector.beforeTheNextSleep(() -> selector.beforeTheNextSleep(() -> {
            Thread other = new Thread(() -> loop.wakeUp().execute(ran::incrementAndGet));
            loop.excuse(true); // this wait is ours
            other.start();
            Loop.joined(other::join);
            loop.excuse(false);
        }));
        loop.start();
        loop.await(() -> ran.get() == 2);
        lessons.rethrow(did);
        if (ran.get() < 2) {
            throw lessons.failed(
                    did,
                    "it sleeps, and ran " + ran.get() + " of 2 tasks",
                    "both of them",
                    "wakeup() is remembered: called before select(), it makes the next select()"
                            + " come back at once. Call it each time, asleep or not.");
        }
    }

    @Test
    @DisplayName("a task that throws ends nothing, and is told of")
    void aTaskThatThrowsEndsNothing() throws Exception {
        IllegalStateException problem = new IllegalStateException(rng.word());
        lessons.startAndSleep();
        String did = "execute() of a task that throws, and of another one";
        lessons.execute(did, () -> {
            throw problem;
        });
        lessons.execute(did, () -> ranOn.set(Thread.currentThread()));
        loop.await(() -> ranOn.get() != null);
        if (ranOn.get() == null) {
            throw lessons.failed(
                    did,
                    loop.ended().map(end -> "the loop ended: " + end).orElse("it sleeps"),
                    "the second one runs",
                    "One task threw, and took the loop with it: every other task, every channel,"
                            + " and nobody who could say so. Catch around each single task.");
        }
        if (!loop.problems().equals(List.of(problem))) {
            throw lessons.failed(
                    did,
                    "problems was told of " + loop.problems(),
                    "of " + problem,
                    "Nobody waits for a task's end, so nobody sees what it throws. Tell problems.");
        }
    }

    @Test
    @DisplayName("a task that hands itself in again starves nobody")
    void aTaskThatReturnsStarvesNobody() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        AtomicReference<Runnable> again = new AtomicReference<>();
        again.set(() -> {
            if (rounds.incrementAndGet() < MANY) {
                loop.wakeUp().execute(again.get());
            }
        });
        lessons.startAndSleep();
        int before = selector.entered();
        String did = "a task that hands itself in again, 1,000 times";
        lessons.execute(did, again.get());
        loop.await(() -> rounds.get() == MANY);
        int selects = selector.entered() - before;
        if (rounds.get() < MANY || selects < MANY / 10) {
            throw lessons.failed(
                    did,
                    "it ran " + rounds + " times, and select() was called " + selects + " times",
                    "a select() after each round",
                    "Your loop runs tasks until there are none, and there is always one. No"
                            + " channel is served meanwhile. Run those that are there now; what"
                            + " comes after that has its own wake-up.");
        }
    }

    @Test
    @DisplayName("a channel is registered from another thread, and heard")
    void aChannelIsRegisteredFromOutside() throws Exception {
        int sent = rng.between(1, 100);
        AtomicInteger got = new AtomicInteger();
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink();
                Loop heard = new Loop(Selector.open())) {
            source.configureBlocking(false);
            heard.start().awaitRest();
            String did = "register(channel, OP_READ, handler) while the loop sleeps; then a byte";
            WakeUpLessons others = new WakeUpLessons(selector, heard);
            others.run(
                    did,
                    () -> heard.wakeUp().register(source, SelectionKey.OP_READ, key -> {
                        ranOn.set(Thread.currentThread());
                        got.set(WakeUpLessons.read(source));
                    }));
            sink.write(ByteBuffer.wrap(new byte[] {(byte) sent}));
            heard.await(() -> got.get() == sent);
            if (got.get() != sent || ranOn.get() != heard.thread()) {
                throw lessons.attempt()
                        .fail(
                                did,
                                ranOn.get() == null
                                        ? "the byte is there, and the loop sleeps"
                                        : "the handler ran on " + ranOn.get() + ", and got " + got,
                                "the handler is called, on the loop's thread",
                                "A key that is registered while select() sleeps is noted, and the kernel"
                                        + " hears of it at the beginning of the next select(). Hand the"
                                        + " registration in as a task: then that comes at once.");
            }
        }
    }

    @Test
    @DisplayName("closing wakes the loop, and it ends")
    void closingWakesTheLoop() throws Exception {
        lessons.startAndSleep();
        String did = "close() while the loop sleeps; again; then execute(task)";
        lessons.run(did, loop.wakeUp()::close);
        loop.await(() -> !loop.thread().isAlive());
        lessons.rethrow(did);
        if (loop.thread().isAlive() || selector.isOpen()) {
            throw lessons.failed(
                    did,
                    loop.thread().isAlive()
                            ? "the loop sleeps on"
                            : "run() has returned, and the selector is open",
                    "run() returns, and the selector is closed",
                    loop.thread().isAlive()
                            ? "Who sleeps sees no flag change. Closing is news too: wake the loop."
                            : "It was handed over, so it is the loop's to close: a selector is a"
                                    + " descriptor or two.");
        }
        lessons.run(did, loop.wakeUp()::close);
        Outcome<Boolean> late = lessons.attempt().run(did, () -> {
            loop.wakeUp().execute(() -> {});
            return true;
        });
        if (late.thrown(RejectedExecutionException.class).isEmpty()) {
            throw late.fail(
                    late.thrown() == null ? "it took the task" : "it threw " + late.thrown(),
                    "a RejectedExecutionException",
                    "Nobody will ever run this task. Who hands it in must hear of that.");
        }
    }

    @Test
    @DisplayName("what was handed in before the end still runs")
    void whatCameBeforeTheEndStillRuns() throws Exception {
        CountDownLatch busy = lessons.startAndKeepBusy();
        String did = "execute(task), then close(), while the loop is busy";
        lessons.execute(did, () -> ranOn.set(Thread.currentThread()));
        lessons.run(did, loop.wakeUp()::close);
        busy.countDown();
        loop.await(() -> !loop.thread().isAlive());
        lessons.rethrow(did);
        if (ranOn.get() == null) {
            throw lessons.failed(
                    did,
                    "the loop ended, and the task never ran",
                    "the task runs, then the end",
                    "execute() took it, which is a promise. Look into the queue once more when"
                            + " the loop is over.");
        }
    }
}
