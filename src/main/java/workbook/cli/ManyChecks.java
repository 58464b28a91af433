package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import workbook.course.Exercise;
import workbook.runner.Status;
import workbook.runner.Verdict;

/**
 * Checks several exercises, a few at a time, for each check has a JVM of its own. Where that is more
 * than the system has to give, the verdicts that this has spoiled are sought again, one by one.
 */
final class ManyChecks {

    private final Function<Exercise, Verdict> check;
    private final Consumer<String> progress;

    /**
     * Checks of this kind.
     *
     * @param check gives a verdict on any thread, and never throws
     * @param progress is told how far it is
     */
    ManyChecks(Function<Exercise, Verdict> check, Consumer<String> progress) {
        this.check = check;
        this.progress = progress;
    }

    /** The verdicts, in the order of the exercises. */
    List<Verdict> of(List<Exercise> exercises, int hands) throws InterruptedException {
        List<Verdict> verdicts = together(exercises, hands);
        if (verdicts.stream().anyMatch(Shortage::spoiled)) {
            for (int i = 0; i < exercises.size(); i++) {
                if (isDoubtful(verdicts.get(i))) {
                    verdicts.set(i, again(exercises.get(i)));
                }
            }
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
                progress.accept("checking " + (verdicts.size() + 1) + " of " + exercises.size());
                verdicts.add(kept(verdict));
            }
            return verdicts;
        } finally {
            pool.shutdownNow();
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

    private static Verdict kept(Future<Verdict> verdict) throws InterruptedException {
        try {
            return verdict.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    /** Where one says that something ran short, another may have met it and not known its name. */
    private static boolean isDoubtful(Verdict verdict) {
        return verdict.status() == Status.ERROR || Shortage.spoiled(verdict);
    }

    private Verdict again(Exercise exercise) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        progress.accept("checking " + exercise.id() + " again, alone");
        return check.apply(exercise);
    }
}
