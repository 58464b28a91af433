package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.course.Exercise;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;

/** Several checks at a time, on a system that has too little for them. */
class BatchTest {

    private static final List<Exercise> FOUR =
            Stream.of("a", "b", "c", "d").map(BatchTest::exercise).toList();
    private static final String SHORT = "cannot be started: error=24, Too many open files";

    private final Thread here = Thread.currentThread();
    private final List<String> alone = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> told = new ArrayList<>();

    private static Exercise exercise(String id) {
        return new Exercise("ch01x", id, id, "t", List.of("X.java"), "T", 1, "r", List.of(), "o");
    }

    private static Verdict pass(Exercise exercise) {
        return verdict(exercise, Status.PASS, "");
    }

    private static Verdict verdict(Exercise exercise, Status status, String message) {
        TestResult test = new TestResult("t", "t", status, message, "", 1);
        return new Verdict(
                exercise.id(),
                status,
                List.of(test),
                "",
                List.of(),
                "",
                Optional.empty(),
                List.of(),
                1);
    }

    private static List<Status> statuses(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::status).toList();
    }

    /** Two at a time are one too many for this system: whoever comes second gets nothing. */
    @Test
    void whatRanShortIsCheckedAgainOneByOne() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger inside = new AtomicInteger();
        Batch checks = new Batch(
                exercise -> {
                    if (Thread.currentThread() == here) {
                        alone.add(exercise.id());
                        return pass(exercise);
                    }
                    boolean second = inside.incrementAndGet() == 2;
                    meet(both);
                    inside.decrementAndGet();
                    meet(both);
                    return second ? Verdict.untried(exercise.id(), SHORT, 1) : pass(exercise);
                },
                told::add);
        List<Verdict> verdicts = checks.of(FOUR, 2);
        assertEquals(List.of("a", "b", "c", "d"), ids(verdicts));
        assertTrue(verdicts.stream().allMatch(Verdict::passed), verdicts.toString());
        assertEquals(2, alone.size(), "one of each pair: " + alone);
        assertEquals(List.of(0, 1, 2, 3, 2, 3), told);
    }

    private static List<String> ids(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::exercise).toList();
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whereOneRanShortEveryErrorIsInDoubt() throws Exception {
        Batch checks = new Batch(
                exercise -> {
                    if (Thread.currentThread() == here) {
                        alone.add(exercise.id());
                        return pass(exercise);
                    }
                    return switch (exercise.id()) {
                        case "a" -> verdict(exercise, Status.FAIL, "expected 3, but was 4");
                        case "b" -> Verdict.untried("b", "package org.junit does not exist", 1);
                        case "c" ->
                            verdict(exercise, Status.FAIL, "unable to create native thread");
                        default -> pass(exercise);
                    };
                },
                told::add);
        assertEquals(
                List.of(Status.FAIL, Status.PASS, Status.PASS, Status.PASS),
                statuses(checks.of(FOUR, 2)));
        assertEquals(List.of("b", "c"), alone);
    }

    @Test
    void whatDoesNotCompileIsCheckedOnce() throws Exception {
        Batch checks = new Batch(
                exercise -> {
                    alone.add(exercise.id());
                    return Verdict.untried(exercise.id(), "';' expected", 1);
                },
                told::add);
        checks.of(FOUR, 1);
        assertEquals(List.of("a", "b", "c", "d"), alone);
    }

    @Test
    void aSystemThatStaysShortIsToldAsItIs() throws Exception {
        Batch checks = new Batch(exercise -> Verdict.untried(exercise.id(), SHORT, 1), told::add);
        List<Verdict> verdicts = checks.of(FOUR, 2);
        assertTrue(verdicts.stream().allMatch(verdict -> verdict.problem().equals(SHORT)));
    }

    @Test
    void whoeverGivesUpIsNotKeptWaitingForTheOthers() {
        Batch checks = new Batch(
                exercise -> {
                    if (exercise.id().equals("d")) {
                        here.interrupt();
                    }
                    return Verdict.untried(exercise.id(), SHORT, 1);
                },
                told::add);
        assertThrows(InterruptedException.class, () -> checks.of(FOUR, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"java\": error=24, Too many open files",
                "Cannot run program \"java\": error=11, Resource temporarily unavailable",
                "Cannot run program \"java\": error=12, Cannot allocate memory",
                "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory",
                "Failed to start thread \"Unknown thread\" - pthread_create failed (EAGAIN)",
                "There is insufficient memory for the Java Runtime Environment to continue.",
                "/tmp: No file descriptors available"
            })
    void aShortageIsKnownByItsWords(String said) {
        assertTrue(Shortage.spoiled(Verdict.untried("a", said, 1)));
    }
}
