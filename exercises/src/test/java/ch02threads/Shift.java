package ch02threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import support.Caller;
import support.Crowd;

/** Tasks that note when they begin and end, and that stay until they are let go. */
final class Shift {

    private final Crowd crowd;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    /** Notes the threads in this crowd. */
    Shift(Crowd crowd) {
        this.crowd = crowd;
    }

    /** One task. */
    final class Task implements Runnable {

        private final CountDownLatch go = new CountDownLatch(1);
        private final List<Thread> begun = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        private Task() {}

        @Override
        public void run() {
            begun.add(Thread.currentThread());
            crowd.met(Thread.currentThread());
            try {
                go.await();
                ended = true;
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether a thread has begun it. */
        boolean hasBegun() {
            return !begun.isEmpty();
        }

        /** How often it was begun. */
        int timesBegun() {
            return begun.size();
        }

        /** Whether it came to its end, undisturbed. */
        boolean hasEnded() {
            return ended;
        }

        /** The thread that has begun it. */
        Thread thread() {
            return begun.get(0);
        }

        /** Lets it come to its end. */
        void letGo() {
            go.countDown();
        }
    }

    /** A task that stays until it is let go. */
    Task task() {
        Task task = new Task();
        tasks.add(task);
        return task;
    }

    /** A task that ends at once. */
    Task quick() {
        Task task = task();
        task.letGo();
        return task;
    }

    /** How many have begun. */
    long begun() {
        return tasks.stream().filter(Task::hasBegun).count();
    }

    /** Whether the caller runs one of them itself. */
    boolean runs(Caller<?> call) {
        return tasks.stream().anyMatch(task -> task.hasBegun() && call.is(task.thread()));
    }

    /** Whether all have ended. */
    boolean allEnded() {
        return tasks.stream().allMatch(Task::hasEnded);
    }

    /** Lets everybody go. */
    void end() {
        tasks.forEach(Task::letGo);
    }
}
