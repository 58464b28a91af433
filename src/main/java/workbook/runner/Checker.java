package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import workbook.compile.CannotCheck;
import workbook.compile.TestSources;
import workbook.compile.Workbench;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.KnownProblem;

/** Gives verdicts: the one code path for learners, authors and graders. */
public final class Checker implements AutoCloseable {

    private final Course course;
    private final Limits limits;
    private final Workbench workbench;
    private final Standby standby;
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();

    /** Checks exercises of this course. */
    public Checker(Course course) {
        this(course, Limits.USUAL);
    }

    Checker(Course course, Limits limits) {
        this(course, limits, Standby.once(ChildArchive::known));
    }

    Checker(Course course, Limits limits, Standby standby) {
        this(course, limits, standby, TestSources.sealed(course.home()));
    }

    private Checker(Course course, Limits limits, Standby standby, TestSources tests) {
        this.course = course;
        this.limits = limits;
        this.standby = standby;
        this.workbench = new Workbench(course, tests);
    }

    /** The same for authors: the tests are those of the tree, whatever the build has sealed. */
    public static Checker byTheTree(Course course) {
        Standby standby = Standby.once(ChildArchive::known);
        return new Checker(course, Limits.USUAL, standby, TestSources.tree(course.home()));
    }

    /**
     * The same for a session of many checks: a test JVM is kept warm for the next of them, until
     * this is closed.
     */
    public static Checker standingBy(Course course) {
        return standingBy(course, Limits.USUAL);
    }

    static Checker standingBy(Course course, Limits limits) {
        return new Checker(course, limits, Standby.always(ChildArchive::known));
    }

    /**
     * Checks the exercise as it stands in {@code sources}: the learner's folder, or a copy of the
     * finished code, a starter or a near-miss. Safe to call from several threads at once.
     *
     * <p>A thread that is interrupted gets its verdict soon, and then it says nothing about the
     * exercise; other checks are not disturbed.
     */
    public Verdict check(Exercise exercise, Path sources) {
        Draft draft = begun(exercise, sources);
        VerdictBuilder verdict = draft.verdict();
        try (TestRounds rounds = new TestRounds(exercise, limits, standby)) {
            Workbench.Ready ready = draft.ready();
            if (Thread.currentThread().isInterrupted()) {
                throw new CannotCheck("The check was given up.");
            }
            verdict.runsOn(ready.ground());
            rounds.run(ready, verdict);
        } catch (CannotCheck stop) {
            verdict.stopped(stop.problem());
        } finally {
            end(draft);
        }
        return verdict.build(draft.millis());
    }

    /**
     * Begins to compile an exercise whose check will probably be asked for in a moment; that check
     * goes by what it finds then, so a guess that was wrong costs nothing but time.
     */
    public void expect(Exercise exercise, Path sources) {
        Ahead known = ahead.get();
        if (known != null && known.serves(exercise, sources)) {
            return;
        }
        try {
            Ahead fresh = Ahead.begin(exercise, sources, () -> draft(exercise, sources));
            forget(ahead.getAndSet(fresh));
        } catch (IOException | KnownProblem notNow) {
            // The check itself will say it.
        }
    }

    /**
     * Compiles what there is of an exercise and forgets the outcome, so that the first check of it
     * finds its tests compiled and the compiler warm. For a thread that has nothing better to do.
     */
    public void getReady(Exercise exercise, Path sources) {
        try {
            draft(exercise, sources).close();
        } catch (KnownProblem notNow) {
            // The check itself will say it.
        }
    }

    private Draft begun(Exercise exercise, Path sources) {
        Ahead known = ahead.getAndSet(null);
        if (known != null && known.serves(exercise, sources)) {
            return known.draft();
        }
        forget(known);
        return draft(exercise, sources);
    }

    private Draft draft(Exercise exercise, Path sources) {
        VerdictBuilder verdict = new VerdictBuilder(course, exercise, sources, limits);
        return new Draft(workbench, exercise, sources, verdict);
    }

    private void forget(@Nullable Ahead old) {
        if (old != null) {
            standby.afterwards().end(old.draft()::close);
        }
    }

    /** A check that is given up waits for its end, for nobody waits for its verdict. */
    private void end(Draft draft) {
        if (Thread.currentThread().isInterrupted()) {
            draft.close();
        } else {
            standby.afterwards().end(draft::close);
        }
    }

    /**
     * Waits until the next check finds a JVM that is warm, as it does after a second or so.
     *
     * @return false if there is none by then, and the next check will take longer
     */
    public boolean awaitWarm(Duration patience) throws InterruptedException {
        return standby.awaitWarm(patience);
    }

    /** For tests, which look at it and do it harm. */
    Standby standby() {
        return standby;
    }

    /** For benchmarks, which run what comes from it in another way. */
    Workbench workbench() {
        return workbench;
    }

    @Override
    public void close() {
        forget(ahead.getAndSet(null));
        standby.close();
        workbench.close();
    }
}
