package workbook.compile;

/** Ends a check before its tests: the message says what, where, and what to do next. */
public final class CannotCheck extends Exception {

    private static final long serialVersionUID = 1L;

    /** Ends it with this message. */
    public CannotCheck(String problem) {
        super(problem);
    }

    /** What, where, and what to do next. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
