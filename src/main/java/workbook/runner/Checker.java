package workbook.runner;

import java.nio.file.Path;
import workbook.course.Course;
import workbook.course.Exercise;

/** Gives verdicts: the one code path for learners, authors and graders. */
public final class Checker implements AutoCloseable {

    /** Checks exercises of this course. */
    public Checker(Course course) {
        throw new UnsupportedOperationException("runner");
    }

    /**
     * Checks the exercise as it stands in {@code sources}: the learner's folder, or a copy of the
     * finished code, a starter or a near-miss. Safe to call from several threads at once.
     */
    public Verdict check(Exercise exercise, Path sources) {
        throw new UnsupportedOperationException("runner");
    }

    @Override
    public void close() {}
}
