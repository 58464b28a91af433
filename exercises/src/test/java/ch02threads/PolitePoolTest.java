package ch02threads;

import ch02threads.Shift.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Caller;
import support.Crowd;
import support.Rng;
import support.Uncaught;
import support.Uncaught.Planned;
import support.Uncaught.PlannedError;

/** Chapter 2, exercise polite-pool. */
class PolitePoolTest {

    private static final Attempt ATTEMPT = Attempt.of(
            "a pool that runs what it takes, and says no to what it does not",
            2,
            "A pool that says no");

    private final Rng rng = Rng.fresh();
    private final int size = rng.between(2, 5);
    private final int places = size + rng.between(0, 4);
    private final Uncaught uncaught = Uncaught.listening();
    private final Crowd crowd = Crowd.fromNow();
    private final Shift shift = new Shift(crowd);
    private final PolitePool pool = new PolitePool(size, places);
    private final PolitePoolLessons lessons =
            new PolitePoolLessons(ATTEMPT, crowd, shift, uncaught, size, places);
    private final PartsLessons parting = new PartsLessons(lessons);

    @AfterEach
    void endTheShift() {
        shift.end();
        close().untilEnded(); // so that no thread outlives its test; nothing is judged here
        uncaught.close();
    }

    @Test
    @DisplayName("as many tasks run at once as there are threads, and the next waits for its turn")
    void asManyTasksRunAtOnceAsThereAreThreads() {
        List<Task> busy = allBusy();
        Task next = shift.task();
        lessons.judgeTaken(offer(next), "there was a place to wait");
        crowd.until(next::hasBegun);
        lessons.judgeOneTooMany(next);
        busy.get(0).letGo();
        crowd.until(next::hasBegun);
        lessons.judgeNextBegun(next);
    }

    @Test
    @DisplayName("a full pool says no, at once")
    void aFullPoolSaysNo() {
        allBusy();
        fill();
        Task extra = shift.task();
        lessons.judgeRefused(offer(extra), extra);
    }

    @Test
    @DisplayName("what was taken is run, once; what was refused is not")
    void whatWasTakenIsRun() {
        allBusy();
        List<Task> waiting = fill();
        List<Task> refused = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Task extra = shift.quick();
            refused.add(extra);
            offer(extra);
        }
        shift.end();
        crowd.until(() -> waiting.stream().allMatch(Task::hasEnded));
        lessons.judgeAllRun(waiting, refused);
    }

    @Test
    @DisplayName("when a place is free again, the pool takes again")
    void aFreePlaceIsTakenAgain() {
        List<Task> busy = allBusy();
        List<Task> waiting = fill();
        lessons.judgeRefused(offer(shift.quick()), null);
        busy.get(0).letGo();
        crowd.until(() -> waiting.stream().anyMatch(Task::hasBegun));
        lessons.judgeTaken(offer(shift.task()), "a place has become free");
    }

    @Test
    @DisplayName("what a task throws costs no thread")
    void whatATaskThrowsCostsNoThread() {
        for (int i = 0; i < size; i++) {
            throwing(() -> {
                throw new Planned(rng.word());
            });
            throwing(() -> {
                throw new PlannedError(rng.word());
            });
        }
        for (int i = 0; i < size; i++) {
            Task task = shift.task();
            offer(task);
            crowd.until(task::hasBegun);
            lessons.judgeStillAtWork(task, i);
        }
    }

    /** Offers a task that throws, and waits until its thread has got over it, or has not. */
    private void throwing(Runnable failure) {
        Task before = shift.quick();
        offer(() -> {
            before.run();
            failure.run();
        });
        crowd.until(() -> before.hasEnded() && Crowd.waits(before.thread()));
        lessons.judgeStillAtWork(before, 0);
    }

    @Test
    @DisplayName("a task may wait for parts of its own, and all tasks at once may do so")
    void aTaskMayWaitForPartsOfItsOwn() {
        Task[] all = new Task[size];
        Task start = shift.task();
        for (int i = 0; i < size; i++) {
            Task after = shift.quick();
            Task begun = shift.quick();
            all[i] = after;
            offer(() -> {
                begun.run();
                start.run();
                runParts(places / size);
                after.run();
            });
            crowd.until(begun::hasBegun);
        }
        start.letGo();
        crowd.until(() -> Stream.of(all).allMatch(Task::hasEnded));
        parting.judgePartsRun(List.of(all));
    }

    private void runParts(int count) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(shift.quick());
        }
        try {
            pool.runAll(parts);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("parts that find no place are run by the caller")
    void partsThatFindNoPlaceAreRunByTheCaller() {
        allBusy();
        fill();
        List<Task> parts = List.of(shift.quick(), shift.quick());
        Caller<Boolean> call = runAll(parts);
        call.untilEnded();
        parting.judgeRunByCaller(call, parts);
        parting.judgeRunAllEnds(call, parts);
    }

    @Test
    @DisplayName("parts are shared with the pool, and runAll() returns when the last has ended")
    void partsAreSharedWithThePool() {
        List<Task> parts = parts();
        Caller<Boolean> call = runAll(parts);
        call.until(() -> parts.stream().allMatch(Task::hasBegun));
        parting.judgeShared(call, parts);
        Task last = parts.stream()
                .filter(part -> !call.is(part.thread()))
                .findFirst()
                .get();
        parts.stream().filter(part -> part != last).forEach(Task::letGo);
        call.until(() ->
                parts.stream().allMatch(part -> part == last || part.hasEnded()) && call.parks());
        parting.judgeRunAllWaits(call);
        last.letGo();
        call.untilEnded();
        parting.judgeRunAllEnds(call, parts);
    }

    @Test
    @DisplayName("close() takes no more, and runs what was taken before the threads end")
    void closeRunsWhatWasTaken() {
        List<Task> busy = allBusy();
        List<Task> waiting = fill();
        Caller<Boolean> call = close();
        call.until(call::parks);
        lessons.judgeCloseWaits(call);
        shift.end();
        call.untilEnded();
        lessons.judgeClosed(call, busy, waiting);
    }

    @Test
    @DisplayName("after close() the pool says no")
    void afterCloseThePoolSaysNo() {
        Task first = shift.quick();
        offer(first);
        crowd.until(first::hasEnded);
        lessons.judgeNextBegun(first);
        Caller<Boolean> call = close();
        call.untilEnded();
        lessons.judgeClosed(call, List.of(first), List.of());
        lessons.judgeRefusedAfterClose(offer(shift.quick()));
    }

    private Caller<Boolean> close() {
        return Caller.start(crowd, ATTEMPT, "close()", () -> {
            pool.close();
            return true;
        });
    }

    private Caller<Boolean> runAll(List<Task> parts) {
        String did = "runAll(" + parts.size() + " parts)";
        return Caller.start(crowd, ATTEMPT, did, () -> {
            pool.runAll(new ArrayList<Runnable>(parts));
            return true;
        });
    }

    /** Offers a task on a thread of its own, because a wrong pool might keep us waiting. */
    private boolean offer(Runnable task) {
        Caller<Boolean> call = Caller.start(crowd, ATTEMPT, "offer(task)", () -> pool.offer(task));
        call.untilEnded();
        lessons.judgeAtOnce(call);
        return call.outcome().value();
    }

    private List<Task> tasks(int count) {
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(shift.task());
        }
        return all;
    }

    /** As many as the pool has places for, and no more than there are threads to run them. */
    private List<Task> parts() {
        return tasks(Math.min(places, size + 1));
    }

    /** Gives every thread a task, one after the other. */
    private List<Task> busy() {
        List<Task> all = tasks(size);
        for (Task task : all) {
            lessons.judgeTaken(offer(task), "a thread was at rest");
            crowd.until(task::hasBegun);
        }
        return all;
    }

    private List<Task> allBusy() {
        List<Task> all = busy();
        lessons.judgeAllAtWork(all);
        return all;
    }

    /** Fills every place to wait. */
    private List<Task> fill() {
        List<Task> all = tasks(places);
        for (Task task : all) {
            lessons.judgeTaken(offer(task), "there was a place to wait");
        }
        return all;
    }
}
