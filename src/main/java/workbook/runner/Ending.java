package workbook.runner;

import java.util.List;
import workbook.runner.child.Spot;
import workbook.runner.child.Stack;

/**
 * How a test JVM came to its end.
 *
 * @param kind in what way
 * @param detail an exit code, or the JVM's own words about a crash
 * @param spots the lines that led to it, if that could be found out
 * @param stacks where the threads were, if it was still there to be asked
 */
record Ending(Kind kind, String detail, List<Spot> spots, List<Stack> stacks) {

    /** The ways in which a test JVM ends. */
    enum Kind {
        /** It ran what it was asked to. */
        DONE,
        /** It never came so far as to take its job. */
        NOT_BOOTED,
        /** It took its job and could not begin. */
        BROKEN,
        /** There was not memory enough to go on with the tests. */
        OUT_OF_MEMORY,
        /** The thread that runs the tests was ended. */
        STOPPED,
        /** It was killed at the time limit. */
        TIME_UP,
        /** Code in it called exit. */
        EXITED,
        /** It ended at once, as halt does it: not even shutdown hooks were run. */
        HALTED,
        /** The JVM itself crashed. */
        CRASHED,
        /** Something in it closed the channel to the workbook. */
        CUT_OFF,
        /** Something in it interrupted the thread that speaks to the workbook. */
        INTERRUPTED,
        /** Something in it wrote to the channel, and did not know how to. */
        FORGED,
        /** The system killed it. */
        KILLED
    }

    static Ending of(Kind kind) {
        return new Ending(kind, "", List.of(), List.of());
    }
}
