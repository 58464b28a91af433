package workbook.runner;

import java.util.List;
import workbook.runner.child.Spot;

/**
 * How a test JVM came to its end.
 *
 * @param kind in what way
 * @param detail an exit code, or the JVM's own words about a crash
 * @param spots where the learner's code was, if that could be found out
 */
record Ending(Kind kind, String detail, List<Spot> spots) {

    /** The ways in which a test JVM ends. */
    enum Kind {
        /** It ran what it was asked to. */
        DONE,
        /** It never came so far as to take its job. */
        NOT_BOOTED,
        /** It took its job and could not begin. */
        BROKEN,
        /** It was killed at the time limit. */
        TIME_UP,
        /** Code in it called exit or halt. */
        EXITED,
        /** The JVM itself crashed. */
        CRASHED,
        /** Something in it closed the channel to the workbook. */
        CUT_OFF,
        /** The system killed it. */
        KILLED
    }

    static Ending of(Kind kind) {
        return new Ending(kind, "", List.of());
    }
}
