package workbook.course;

import org.jspecify.annotations.Nullable;

/** A problem that a person can put right: its message says what, where, and what to do next. */
public class KnownProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A problem whose message says all of it. */
    public KnownProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Says all three.
     *
     * @param where the file or folder, with {@code :line} where one is known
     * @param what what is wrong there
     * @param remedy what to do next
     */
    public KnownProblem(String where, String what, String remedy, @Nullable Throwable cause) {
        this(new Finding(where, what, remedy).toString(), cause);
    }
}
