package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/** Checks many exercises, a few at a time: each check has a JVM of its own. */
final class ManyChecks {

    private final Learner learner;

    ManyChecks(Learner learner) {
        this.learner = learner;
    }

    /** In their order; the number of those that are done is told before each. */
    List<Verdict> of(Checker checker, List<Exercise> exercises, IntConsumer progress) {
        int hands = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        try {
            List<Future<Verdict>> promised = new ArrayList<>();
            for (Exercise exercise : exercises) {
                promised.add(pool.submit(() -> learner.checkCalmly(checker, exercise)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : promised) {
                progress.accept(verdicts.size());
                verdicts.add(verdict.get());
            }
            return verdicts;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failed) {
            throw Background.unwrapped(failed);
        } finally {
            end(pool);
        }
    }

    /** Those that run are interrupted, and clean up behind themselves before this returns. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
    }
}
