package ch07triggers;

import ch05ffi.Fd;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/** Workers whose time is the test's: a task waits until the test lets it run. */
final class Workshop implements Executor, OneShot.Work {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<OneShot.Work> plans = new ArrayDeque<>();
    private final List<Fd> worked = new ArrayList<>();
    private boolean open; // whether a worker is at work
    private boolean onTheWrongThread;

    /** What the next work that has no plan yet is to do. */
    Workshop plan(OneShot.Work work) {
        plans.add(work);
        return this;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean on(Fd connection) throws IOException {
        if (!open) {
            onTheWrongThread = true;
            return true;
        }
        worked.add(connection);
        OneShot.Work plan = plans.remove();
        return connection != null && plan.on(connection);
    }

    /** Runs the task that has waited longest. */
    void runNext() {
        open = true;
        try {
            tasks.remove().run();
        } finally {
            open = false;
        }
    }

    /** How many tasks wait for a worker. */
    int waiting() {
        return tasks.size();
    }

    /** What was worked on, in order. */
    List<Fd> worked() {
        return worked;
    }

    /** Forgets what was worked on. */
    void forget() {
        worked.clear();
    }

    /** Whether some work was done by whoever should only have handed it out. */
    boolean onTheWrongThread() {
        return onTheWrongThread;
    }
}
