package ch02threads;

import ch02threads.Shift.Task;
import java.util.List;
import support.Caller;

/**
 * Finds out which of the well-known wrong turns a pool took with the parts of some work.
 *
 * @param pool the lessons about the pool as such
 */
record PartsLessons(PolitePoolLessons pool) {

    private static final String PARTS = "Tasks that wait for tasks";

    /** Wants tasks that wait for their parts to get on. */
    void judgePartsRun(List<Task> all) {
        long ended = all.stream().filter(Task::hasEnded).count();
        if (ended < all.size()) {
            throw pool.did("runAll(), called by " + pool.size() + " tasks of the pool at once")
                    .saw(ended + " of " + pool.size() + " tasks got on; then all threads waited")
                    .expected("every task to get on once its parts are done")
                    .why("Every thread of the pool waits for parts that are in its queue, and no"
                            + " thread is left to take them from there: the pool waits for"
                            + " itself. Who waits for parts runs those that nobody has begun.")
                    .read(2, PARTS);
        }
    }

    /** Wants the pool and the caller to share the parts. */
    void judgeShared(Caller<Boolean> call, List<Task> parts) {
        if (call.ended()) {
            call.outcome().value();
        }
        long begun = parts.stream().filter(Task::hasBegun).count();
        if (begun < parts.size()) {
            throw pool.did("runAll() of " + parts.size() + " parts that wait for one another")
                    .saw(begun + " of them begun, and then all threads waited")
                    .expected("all of them begun, by the threads of the pool and by the caller")
                    .why(
                            begun == 1
                                    ? "The caller runs every part itself, one after the other, and the"
                                            + " threads of the pool look on. Offer the parts first; then"
                                            + " run what nobody has begun."
                                    : "Offer every part; then run what nobody has begun, instead of waiting"
                                            + " for it.")
                    .yours(call.yours(PolitePool.class))
                    .read(2, PARTS);
        }
    }

    /** Wants the caller to do it all if nobody else can. */
    void judgeRunByCaller(Caller<Boolean> call, List<Task> parts) {
        long begun = parts.stream().filter(Task::hasBegun).count();
        if (begun < parts.size()) {
            if (call.ended()) {
                call.outcome().value();
            }
            throw pool.did("runAll() of " + parts.size() + " parts, when the pool is full")
                    .saw(begun + " of them begun, and the call "
                            + (call.ended() ? "came back" : "waits"))
                    .expected("the caller to run them itself")
                    .why("offer() says no here, and runAll() has nobody to pass that on to. But it"
                            + " has a thread: the one that called it.")
                    .yours(call.yours(PolitePool.class))
                    .read(2, PARTS);
        }
    }

    /** Wants runAll() to wait for a part that another thread runs. */
    void judgeRunAllWaits(Caller<Boolean> call) {
        if (call.ended()) {
            call.outcome().value();
            throw pool.did("runAll() of some parts, of which one is still being run")
                    .saw("it came back")
                    .expected("it to wait for the last part")
                    .why("Who calls runAll() goes on to use what the parts have made. One of them"
                            + " was begun by a thread of the pool and is not done: wait for those"
                            + " as well.")
                    .read(2, PARTS);
        }
    }

    /** Wants runAll() to have come back, and each part to have been run once. */
    void judgeRunAllEnds(Caller<Boolean> call, List<Task> parts) {
        if (!call.ended()) {
            throw pool.did("runAll() of " + parts.size() + " parts, and all of them have ended")
                    .saw("it waits on")
                    .expected("it to come back")
                    .why("Whatever you count, each part has to count, whoever has run it.")
                    .yours(call.yours(PolitePool.class))
                    .read(2, PARTS);
        }
        call.outcome().value();
        long twice = parts.stream().filter(part -> part.timesBegun() > 1).count();
        if (twice > 0) {
            throw pool.did("runAll() of " + parts.size() + " parts")
                    .saw(twice + " of them run twice")
                    .expected("each part run once")
                    .why("Two may come for the same part: a thread of the pool, and the caller. One"
                            + " of them has to see that the other has begun. A FutureTask knows.")
                    .read(2, PARTS);
        }
    }
}
