package support;

import java.util.Optional;

/** Stops a learner's code that would go on for ever. It is an Error, so that few will catch it. */
public final class Stopped extends Error {

    private static final long serialVersionUID = 1L;

    /** What it did. */
    public enum Kind {
        /** It waits, and nothing will ever come. */
        ASLEEP,
        /** It goes on and on, and no time passes. */
        SPINS
    }

    private final Kind kind;

    /** What it did, and a sentence about it. */
    public Stopped(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** What it did. */
    public Kind kind() {
        return kind;
    }

    /** The learner's line. */
    public Optional<StackTraceElement> yours() {
        return Frames.yours(getStackTrace());
    }

    /** Nobody needs to know the name of this class. */
    @Override
    public String toString() {
        return getMessage();
    }
}
