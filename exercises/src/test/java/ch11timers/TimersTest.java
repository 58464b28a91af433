package ch11timers;

import ch05ffi.Binding;
import ch08poll.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt.Outcome;
import support.Kernel;
import support.KernelTime;
import support.Rng;
import support.Uncaught.Planned;

/** Chapter 11, exercise never-early. */
class TimersTest {

    private static final long MILLI = 1_000_000;

    private final Rng rng = Rng.fresh();
    /** A clock's zero is anywhere, and no kernel is on time to the nanosecond. */
    private KernelTime<TimerLibc> time =
            beginning(rng.between(-1_000_000, 1_000_000) * MILLI, rng.between(1, 90_000));

    @AfterEach
    void close() throws Exception {
        time.close();
    }

    @Test
    @DisplayName("a task is done when its time has come, after one wait")
    void doneWhenItsTimeHasCome() {
        int millis = rng.between(3, 500);
        long nanos = millis * MILLI - rng.between(1, 900_000);
        TimersLessons lessons = lessons("a task after " + nanos + " ns; poll until it is done");
        lessons.after(nanos, "it");
        lessons.pollUntilDone(1);
        lessons.judgeWaits(List.of(millis));
    }

    @Test
    @DisplayName("a wait that ends early is no reason to do something early")
    void notEarly() {
        TimersLessons lessons =
                lessons("a task after 20 ms; bytes come out of a pipe after 5 ms and"
                        + " after 8 ms, and then the pipe is deregistered; poll, twice, then"
                        + " poll(events, 3 ms), and poll until it is done");
        Pipe pipe = lessons.pipe();
        lessons.after(20 * MILLI, "it");
        time.at(5 * MILLI, () -> TimersLessons.write(pipe));
        lessons.poll();
        time.at(8 * MILLI, () -> TimersLessons.write(pipe));
        time.whenTold(() -> lessons.deregister(pipe)); // so the event is stale, and there is none
        lessons.poll();
        lessons.poll(Duration.ofMillis(3));
        lessons.pollUntilDone(1);
        lessons.judgeWaits(List.of(20, 15, 3, 9));
    }

    @Test
    @DisplayName("without a task it waits as long as the caller says")
    void withoutATask() {
        TimersLessons lessons = lessons(
                "no task; poll(events, 7 ms), poll(events, 0), poll(events); bytes after 40 ms");
        Pipe pipe = lessons.pipe();
        lessons.poll(Duration.ofMillis(7));
        lessons.poll(Duration.ZERO);
        time.at(40 * MILLI, () -> TimersLessons.write(pipe));
        lessons.poll();
        lessons.judgeWaits(List.of(7, 0, -1));
    }

    @Test
    @DisplayName("it waits no longer than the caller says, and no longer than the first deadline")
    void whicheverComesFirst() {
        TimersLessons lessons = lessons(
                "a task after 20 ms, added before another after 10 ms; poll(events, 4 ms), then"
                        + " poll(events, 30 ms), twice");
        lessons.after(20 * MILLI, "second");
        lessons.after(10 * MILLI, "first");
        lessons.poll(Duration.ofMillis(4));
        lessons.poll(Duration.ofMillis(30));
        lessons.poll(Duration.ofMillis(30));
        lessons.judgeWaits(List.of(4, 6, 10));
        lessons.judgeDone("Each at its time.", List.of("first", "second"));
    }

    @Test
    @DisplayName("to wait for no time is to look, and not to wait")
    void aLookDoesNotWait() {
        TimersLessons lessons =
                lessons("a task after 20 ms; bytes have come; poll(events, 0), twice");
        Pipe pipe = lessons.pipe();
        lessons.after(20 * MILLI, "it");
        time.at(0, () -> TimersLessons.write(pipe));
        lessons.poll(Duration.ZERO);
        lessons.judgeEvent("bytes have come, and the caller does not want to wait");
        lessons.poll(Duration.ZERO);
        lessons.judgeWaits(List.of(0, 0));
        lessons.judgeDone("Its time has not come.", List.of());
    }

    @Test
    @DisplayName("due is who has no time left, to the nanosecond")
    void dueInItsMoment() throws Exception {
        time.close();
        time = beginning(rng.between(-1_000_000, 1_000_000) * MILLI, 0);
        TimersLessons lessons =
                lessons("a task after 10 ms; the kernel's wait ends after 10 ms; poll");
        lessons.after(10 * MILLI, "it");
        lessons.poll();
        lessons.judgeDone(
                "It had 0 ns left, so its time had come. Due is who has 0 left, or less.",
                List.of("it"));
    }

    @Test
    @DisplayName("a deadline that is over is no reason to wait, and the kernel is asked")
    void whoIsLateDoesNotWait() {
        TimersLessons lessons =
                lessons("a task after 5 ms; the thread works for 9 ms; bytes have come; poll");
        Pipe pipe = lessons.pipe();
        lessons.after(5 * MILLI, "it");
        time.at(1 * MILLI, () -> TimersLessons.write(pipe));
        time.pass(9 * MILLI);
        lessons.poll();
        lessons.judgeWaits(List.of(0));
        lessons.judgeDone(TimersLessons.DUE, List.of("it"));
        lessons.judgeEvent("bytes have come, and a task is due");
    }

    @Test
    @DisplayName("equal deadlines are done in the order in which they were added")
    void equalDeadlines() {
        TimersLessons lessons = lessons("five tasks after 10 ms, a sixth after 12 ms; poll, twice");
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String name = rng.word() + i;
            lessons.after(10 * MILLI, name);
            names.add(name);
        }
        lessons.after(12 * MILLI, "last");
        lessons.poll();
        lessons.judgeDone(
                "All that are due are done in the same turn, as Deadlines gives them" + " out.",
                names);
        lessons.poll();
        names.add("last");
        lessons.judgeWaits(List.of(10, 2));
        lessons.judgeDone("Each at its time.", names);
    }

    @Test
    @DisplayName("a task may cancel one that is due, and add another")
    void aTaskMayCancelAndAdd() {
        TimersLessons lessons =
                lessons("A, B and C are due at once; A cancels B, and adds D for after"
                        + " 3 ms; poll until D is done");
        Timer[] b = new Timer[1];
        lessons.after(10 * MILLI, "A", () -> {
            lessons.timers().cancel(b[0]);
            lessons.after(3 * MILLI, "D");
        });
        b[0] = lessons.after(10 * MILLI, "B");
        lessons.after(10 * MILLI, "C");
        lessons.pollUntilDone(3);
        lessons.judgeDone(
                "A has canceled B, and B was done nevertheless: you had taken it out of the heap"
                        + " before A was done. Take one out, do it, and ask anew who is first.",
                List.of("A", "C", "D"));
        lessons.judgeWaits(List.of(10, 3));
    }

    @Test
    @DisplayName("a task that has begun is waiting no more")
    void whoHasBegunWaitsNoMore() {
        TimersLessons lessons =
                lessons("A after 10 ms, which asks for itself and cancels itself; B after 20 ms;"
                        + " poll until both are done");
        Timer[] a = new Timer[1];
        a[0] = lessons.after(10 * MILLI, "A", () -> lessons.judgeBegun(a[0], 1));
        lessons.after(20 * MILLI, "B");
        lessons.pollUntilDone(2);
        lessons.judgeDone("Each at its time.", List.of("A", "B"));
    }

    @Test
    @DisplayName("a task that throws takes nobody else with it")
    void aTaskThatThrows() {
        TimersLessons lessons = lessons(
                "A, B and C are due at once, and bytes have come; B throws; poll, until C is"
                        + " done");
        Pipe pipe = lessons.pipe();
        Planned planned = new Planned(rng.word());
        lessons.after(10 * MILLI, "A");
        lessons.after(10 * MILLI, "B", () -> {
            throw planned;
        });
        lessons.after(10 * MILLI, "C");
        time.at(10 * MILLI, () -> TimersLessons.write(pipe));
        time.pass(11 * MILLI);
        ThrowingLessons throwing = new ThrowingLessons(lessons);
        Outcome<Boolean> outcome = lessons.tryPoll();
        throwing.judgeTold(outcome, planned);
        lessons.judgeEvent("B throws, and bytes had come");
        throwing.judgeThrown();
    }

    @Test
    @DisplayName("many due tasks do not keep the events waiting")
    void manyDueTasks() {
        int many = 3 * Timers.MOST + rng.between(1, Timers.MOST);
        TimersLessons lessons = lessons(many + " tasks are due at once, and bytes have come; poll");
        Pipe pipe = lessons.pipe();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            names.add("#" + i);
            lessons.after(MILLI, "#" + i);
        }
        time.at(MILLI, () -> TimersLessons.write(pipe));
        time.pass(2 * MILLI);
        lessons.poll();
        lessons.judgeTurn();
        lessons.judgeEvent("many tasks are due, and bytes have come");
        lessons.poll();
        lessons.poll();
        lessons.poll();
        lessons.judgeDone("All of them, in order, and no wait before the last.", names);
        lessons.judgeWaits(List.of(0, 0, 0, 0));
    }

    @Test
    @DisplayName("a task that adds itself again has one turn after the other, and so have events")
    void aTaskThatAddsItself() {
        TimersLessons lessons = lessons(
                "a task adds itself again, due at once; bytes have come; poll, three times");
        Pipe pipe = lessons.pipe();
        again(lessons);
        time.at(0, () -> TimersLessons.write(pipe));
        lessons.poll();
        lessons.judgeEvent("a task that is always due, and bytes have come");
        lessons.poll();
        lessons.poll();
        lessons.judgeWaits(List.of(0, 0, 0));
    }

    private static void again(TimersLessons lessons) {
        lessons.after(0, "again", () -> again(lessons));
    }

    @Test
    @DisplayName("many events do not keep the tasks waiting")
    void manyEvents() {
        TimersLessons lessons =
                lessons("a task after 10 ms; bytes come after 4, 8 and 11 ms; poll, three times");
        Pipe pipe = lessons.pipe();
        lessons.after(10 * MILLI, "it");
        for (int millis : new int[] {4, 8, 11}) {
            time.at(millis * MILLI, () -> TimersLessons.write(pipe));
            lessons.poll();
            time.pass(3 * MILLI);
        }
        lessons.judgeDone(
                "It was due in the third turn, but an event had come in each, and so the tasks"
                        + " were passed over. With a peer that never stops talking no deadline"
                        + " would ever be kept: look at the clock after every wait.",
                List.of("it"));
    }

    @Test
    @DisplayName("the clock may turn over while a task waits")
    void theClockMayTurnOver() throws Exception {
        time.close();
        time = beginning(Long.MAX_VALUE - 5 * MILLI, 1);
        TimersLessons lessons =
                lessons("the clock is 5 ms from its end; a task after 10 ms; bytes come after 2 ms;"
                        + " poll(events, 1 ms), and poll until it is done");
        Pipe pipe = lessons.pipe();
        lessons.after(10 * MILLI, "it");
        time.at(2 * MILLI, () -> TimersLessons.write(pipe));
        lessons.poll(Duration.ofMillis(1));
        lessons.pollUntilDone(1);
        lessons.judgeWaits(List.of(1, 9, 8));
    }

    private static KernelTime<TimerLibc> beginning(long zero, long late) {
        TimerLibc libc = Kernel.bind(TimerLibc.class, Binding::load);
        return new KernelTime<>(TimerLibc.class, libc, zero, late);
    }

    private TimersLessons lessons(String story) {
        return new TimersLessons(time, story);
    }
}
