package workbook.progress;

import org.jspecify.annotations.Nullable;

import workbook.course.KnownProblem;

/** A file of the learner's cannot be read or written: what, where, and what to do about it. */
public final class StateException extends KnownProblem {

    private static final long serialVersionUID = 1L;

    /**
     * Says all three.
     *
     * @param where the file or folder
     * @param what what went wrong there
     * @param remedy what to do next
     */
    public StateException(String where, String what, String remedy) {
        this(where, what, remedy, null);
    }

    private StateException(String where, String what, String remedy, @Nullable Exception cause) {
        super(where, what, remedy, cause);
    }

    /** For a folder or file that the system would not let us write. */
    static StateException cannotWrite(String where, Exception cause) {
        return new StateException(
                where, "cannot be written: " + Refusal.why(cause), Refusal.remedy(cause), cause);
    }

    /** For a folder or file that the system would not let us read. */
    static StateException cannotRead(String where, Exception cause) {
        return new StateException(
                where, "cannot be read: " + Refusal.why(cause), Refusal.remedy(cause), cause);
    }
}
