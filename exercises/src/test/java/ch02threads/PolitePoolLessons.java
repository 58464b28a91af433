package ch02threads;

import ch02threads.Shift.Task;
import java.util.List;
import java.util.stream.Stream;
import support.Attempt;
import support.Caller;
import support.Crowd;
import support.Lesson;
import support.Uncaught;

/**
 * Finds out which of the well-known wrong turns a pool took.
 *
 * @param attempt the calls it is about
 * @param crowd the threads it is about
 * @param shift the tasks it was given
 * @param uncaught what has ended a thread
 * @param size how many threads it has
 * @param places how many tasks may wait
 */
record PolitePoolLessons(
        Attempt attempt, Crowd crowd, Shift shift, Uncaught uncaught, int size, int places) {

    private static final String FULL = "A pool that says no";

    private String pool() {
        return "a pool of " + size + " threads, where " + places + " tasks may wait";
    }

    /** Begins a lesson about this pool. */
    Lesson did(String what) {
        uncaught.judgeUnwritten(attempt, what);
        return Lesson.did(what + "; " + pool());
    }

    /** Wants offer() to come back, whatever else happens. */
    void judgeAtOnce(Caller<Boolean> call) {
        if (call.ended()) {
            return;
        }
        boolean runs = shift.runs(call);
        throw did("offer(task), when " + shift.begun() + " tasks have begun")
                .saw(runs ? "the caller runs the task itself" : "the caller waits")
                .expected("an answer at once: true or false")
                .why(
                        runs
                                ? "Who offers a task has something else to do: accept the next connection,"
                                        + " say. While it runs this one, nobody accepts, and a pool that"
                                        + " is full keeps everybody out. Say no; the caller decides."
                                : "Who offers a task has something else to do: accept the next connection,"
                                        + " say. Kept waiting here, it cannot even tell anybody that there"
                                        + " is no room. Say no, and don't wait.")
                .yours(call.yours(PolitePool.class))
                .read(2, FULL);
    }

    /** Wants a task to be taken for which there is room. */
    void judgeTaken(boolean taken, String because) {
        if (!taken) {
            throw did("offer(task), when " + shift.begun() + " tasks have begun")
                    .saw("no")
                    .expected("yes, because " + because)
                    .why("A pool that says no too early is smaller than it was made. What runs"
                            + " takes up no place: that belongs to those who wait.")
                    .read(2, FULL);
        }
    }

    /** Wants the task to wait, as every thread has one already. */
    void judgeOneTooMany(Task task) {
        if (task.hasBegun()) {
            throw did("offer(task), when every thread has a task")
                    .saw("one more thread, and " + (size + 1) + " tasks at the same time")
                    .expected("the task to wait until a thread is free")
                    .why("The number of threads is the promise: so much memory and no more,"
                            + " whoever comes.")
                    .read(2, FULL);
        }
    }

    /** Wants the task to have begun once a thread was free. */
    void judgeNextBegun(Task task) {
        if (!task.hasBegun()) {
            throw did("offer(task), and then a thread is free")
                    .saw("the task was taken, and nobody runs it")
                    .expected("the free thread to take it")
                    .why(
                            "Each thread of the pool runs one task after the other, in a loop. Who adds"
                                    + " a task has to wake a thread that waits for one: notify().")
                    .read(2, FULL);
        }
    }

    /** Wants a no where there is no room. */
    void judgeRefused(boolean taken, Task extra) {
        if (!taken) {
            return;
        }
        if (extra != null) {
            shift.end();
            crowd.until(shift::allEnded);
        }
        boolean lost = extra != null && !shift.allEnded();
        throw did("offer(task), when " + size + " run and " + places + " wait")
                .saw(lost ? "yes; but some of those that were taken were never run" : "yes")
                .expected("no: the pool is full")
                .why(
                        lost
                                ? "To say yes and to throw a task away, this one or another, is the worst"
                                        + " answer: its client waits for a reply that nobody will write."
                                        + " A no can be passed on, as a 503 is."
                                : "A queue without a bound never says no. When more comes than can be done,"
                                        + " it grows: everybody waits longer and longer, until the memory"
                                        + " is gone, and then all of them have waited for nothing.")
                .read(2, FULL);
    }

    /** Wants every task that was taken to have been run, once, and no other. */
    void judgeAllRun(List<Task> taken, List<Task> refused) {
        long run = taken.stream().filter(Task::hasEnded).count();
        long others = refused.stream().filter(Task::hasBegun).count();
        boolean twice = taken.stream().anyMatch(task -> task.timesBegun() > 1);
        if (run < taken.size() || others > 0 || twice) {
            throw did("offer() of " + places + " tasks with a yes, and of others without")
                    .saw(run + " of the first were run, " + others + " of the others"
                            + (twice ? ", and some of them twice" : ""))
                    .expected("each of the first once, and none of the others")
                    .why("A yes is a promise to run the task, and a no is a promise not to: the"
                            + " caller has told its client so by now.")
                    .read(2, FULL);
        }
    }

    /** Wants each of these tasks to be run at the same time. */
    void judgeAllAtWork(List<Task> tasks) {
        long begun = tasks.stream().filter(Task::hasBegun).count();
        if (begun < tasks.size()) {
            throw did("offer() of " + size + " tasks, with every thread at rest")
                    .saw(begun + " of them begun")
                    .expected(size + " at the same time, one on each thread")
                    .why("Each thread of the pool runs one task after the other, in a loop. Who"
                            + " adds a task has to wake a thread that waits for one: notify().")
                    .read(2, FULL);
        }
    }

    /** Wants this task to be run, though others before it have thrown. */
    void judgeStillAtWork(Task task, int running) {
        if (!task.hasBegun()) {
            throw did("offer(task), after some tasks have thrown")
                    .saw("the task is not run, with " + running + " others at work")
                    .expected("all " + size + " threads of the pool still there, to run it")
                    .why("An exception that leaves the loop of a thread ends the thread, and the"
                            + " pool is one smaller, for good. A few bad tasks, and nobody is"
                            + " left. Catch it around each task, every Throwable.")
                    .read(2, FULL);
        }
    }

    /** Wants close() to wait for what was taken. */
    void judgeCloseWaits(Caller<Boolean> call) {
        if (call.ended()) {
            call.outcome().value();
            throw did("close(), when " + size + " tasks run and " + places + " wait")
                    .saw("it came back at once")
                    .expected("it to wait until all of them are done")
                    .why("A yes was a promise, and close() does not take it back. It is the door"
                            + " that closes, not the kitchen.")
                    .read(2, FULL);
        }
    }

    /** Wants what was taken to be done, and every thread to have ended. */
    void judgeClosed(Caller<Boolean> call, List<Task> busy, List<Task> waiting) {
        if (!call.ended()) {
            throw did("close(), and every task is done")
                    .saw("close() waits on, and nobody is left to wake it")
                    .expected("the threads to end, and close() to come back")
                    .why("A thread that waits for a task does not see that none will come. Tell all"
                            + " of them, with notifyAll(): notify() wakes one.")
                    .yours(call.yours(PolitePool.class))
                    .read(2, FULL);
        }
        call.outcome().value();
        long lost = Stream.of(busy, waiting)
                .flatMap(List::stream)
                .filter(task -> !task.hasEnded())
                .count();
        if (lost > 0) {
            throw did("close(), when " + size + " tasks run and " + places + " wait")
                    .saw("close() came back, and " + lost + " tasks were interrupted or never run")
                    .expected("every task that was taken to be run to its end")
                    .why("A yes was a promise, and close() does not take it back: what waits is"
                            + " run before the threads end.")
                    .read(2, FULL);
        }
        judgeThreadsEnded(busy);
    }

    private void judgeThreadsEnded(List<Task> busy) {
        Crowd.Reached reached =
                crowd.until(() -> busy.stream().noneMatch(task -> task.thread().isAlive()));
        if (reached != Crowd.Reached.EVENT) {
            throw did("close(), and every task is done")
                    .saw("close() came back, and threads of the pool are still there")
                    .expected("every thread ended")
                    .why("A thread that waits for a task does not see that none will come. Tell"
                            + " all of them, and wait for each: join().")
                    .read(2, FULL);
        }
    }

    /** Wants a no where nobody is left who could run it. */
    void judgeRefusedAfterClose(boolean taken) {
        if (taken) {
            throw did("offer(task), after close()")
                    .saw("yes, and nobody is left who could run it")
                    .expected("no")
                    .why("The threads have ended, and a task that is taken now waits for ever, its"
                            + " client with it. That the pool is closed and that a task is added"
                            + " must exclude each other: one lock for both.")
                    .read(2, FULL);
        }
    }
}
