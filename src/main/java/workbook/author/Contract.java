package workbook.author;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.KnownProblem;
import workbook.runner.Verdict;

/**
 * The three promises of every exercise: the starter fails every test and teaches, the finished code
 * passes, and each near-miss fails with its own sentence.
 */
public final class Contract {

    private final Course course;
    private final BiFunction<Exercise, Path, Verdict> checker;
    private final int threads;
    private final Duration budget;

    /**
     * The contract of this course.
     *
     * @param course whose exercises
     * @param checker the learner's own code path: {@code checker::check}
     * @param threads how many checks run at once
     * @param budget how long all of it may take; a check that would start later fails
     */
    public Contract(
            Course course,
            BiFunction<Exercise, Path, Verdict> checker,
            int threads,
            Duration budget) {
        this.course = course;
        this.checker = checker;
        this.threads = threads;
        this.budget = budget;
    }

    /** What was tried. */
    public enum Kind {
        /** What the learner begins with. */
        STARTER,
        /** Our own answer. */
        FINISHED,
        /** A wrong answer that people give. */
        NEAR_MISS
    }

    /**
     * One promise, kept or broken.
     *
     * @param exercise its id
     * @param kind what was tried
     * @param name the near-miss's; otherwise empty
     * @param finding what is broken; empty if the promise was kept
     * @param detail what happened, in a few words
     * @param millis how long it took
     */
    public record Row(
            String exercise,
            Kind kind,
            String name,
            Optional<Finding> finding,
            String detail,
            long millis) {

        /** True if the promise was kept. */
        public boolean ok() {
            return finding.isEmpty();
        }
    }

    /**
     * A section that a failing test sent the learner to.
     *
     * @param exercise whose test
     * @param test the test method
     * @param chapter the chapter's number
     * @param title the section's title
     */
    public record Cited(String exercise, String test, int chapter, String title) {}

    /**
     * How it went.
     *
     * @param rows in the order of the course
     * @param cited every section that a message named
     * @param millis how long all of it took
     */
    public record Report(List<Row> rows, Set<Cited> cited, long millis) {

        public Report {
            rows = List.copyOf(rows);
            cited = Set.copyOf(cited);
        }

        /** True if every promise was kept. */
        public boolean ok() {
            return rows.stream().allMatch(Row::ok);
        }
    }

    /** Tries every exercise of the course. */
    public Report run() throws InterruptedException {
        return run(course.exercises());
    }

    /** Tries these exercises. */
    public Report run(Collection<Exercise> exercises) throws InterruptedException {
        return run(exercises, Share.ALL);
    }

    /** Tries these exercises, but of their near-misses only a share. */
    public Report run(Collection<Exercise> exercises, Share share) throws InterruptedException {
        long start = System.nanoTime();
        List<Trial> trials = new ArrayList<>();
        Trials all = new Trials(course);
        exercises.forEach(exercise -> trials.addAll(all.of(exercise)));
        List<Trial.Outcome> outcomes = tryAll(share.among(trials), start + budget.toNanos());
        Judge judge = new Judge(course, outcomes);
        List<Row> rows = new ArrayList<>();
        for (Exercise exercise : exercises) {
            rows.addAll(judge.rows(exercise));
        }
        return new Report(rows, judge.cited(), (System.nanoTime() - start) / 1_000_000);
    }

    private List<Trial.Outcome> tryAll(List<Trial> trials, long deadline)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Trial.Outcome>> running = trials.stream()
                    .map(trial -> pool.submit(() -> trial.run(checker, deadline)))
                    .toList();
            List<Trial.Outcome> outcomes = new ArrayList<>();
            for (Future<Trial.Outcome> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof KnownProblem known) {
                throw known;
            }
            throw new IllegalStateException(
                    "a check of the contract broke off", problem.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
