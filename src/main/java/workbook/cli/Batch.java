package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import workbook.course.Exercise;
import workbook.runner.Status;
import workbook.runner.Verdict;

/**
 * Checks several exercises, a few at a time, for each check has a JVM of its own. Where that is more
 * than the system has to give, the verdicts that this has spoiled are sought again, one by one.
 */
final class Batch {

    private static final int PATIENCE_SECONDS = 10;

    private final Function<Exercise, Verdict> check;
    private final IntConsumer progress;

    /**
     * Checks of this kind.
     *
     * @param check gives a verdict on any thread
     * @param progress is told before each how many are done
     */
    Batch(Function<Exercise, Verdict> check, IntConsumer progress) {
        this.check = check;
        this.progress = progress;
    }

    /** The verdicts, in the order of the exercises. */
    List<Verdict> of(List<Exercise> exercises, int hands) throws InterruptedException {
        List<Verdict> verdicts = together(exercises, hands);
        return verdicts.stream().anyMatch(Shortage::spoiled)
                ? oneByOne(exercises, verdicts)
                : verdicts;
    }

    private List<Verdict> oneByOne(List<Exercise> exercises, List<Verdict> known)
            throws InterruptedException {
        int left = (int) known.stream().filter(Batch::isDoubtful).count();
        List<Verdict> verdicts = new ArrayList<>();
        for (Verdict verdict : known) {
            if (!isDoubtful(verdict)) {
                verdicts.add(verdict);
                continue;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.accept(exercises.size() - left--);
            verdicts.add(check.apply(exercises.get(verdicts.size())));
        }
        return verdicts;
    }

    private List<Verdict> together(List<Exercise> exercises, int hands)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        try {
            List<Future<Verdict>> promised = new ArrayList<>();
            for (Exercise exercise : exercises) {
                promised.add(promise(pool, exercise));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : promised) {
                progress.accept(verdicts.size());
                verdicts.add(kept(exercises.get(verdicts.size()), verdict));
            }
            return verdicts;
        } finally {
            end(pool);
        }
    }

    private Future<Verdict> promise(ExecutorService pool, Exercise exercise) {
        try {
            return pool.submit(() -> check.apply(exercise));
        } catch (OutOfMemoryError noThread) {
            // The JVM calls it that when the system gives it no further thread.
            return CompletableFuture.completedFuture(
                    Verdict.untried(exercise.id(), noThread.toString(), 0));
        }
    }

    private static Verdict kept(Exercise exercise, Future<Verdict> verdict)
            throws InterruptedException {
        try {
            return verdict.get();
        } catch (ExecutionException broken) {
            return Verdict.untried(exercise.id(), String.valueOf(broken.getCause()), 0);
        }
    }

    /** Where one says that something ran short, another may have met it and not known its name. */
    private static boolean isDoubtful(Verdict verdict) {
        return verdict.status() == Status.ERROR || Shortage.spoiled(verdict);
    }

    /** Those that run are interrupted, and clean up behind themselves before this returns. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            boolean unused = pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
