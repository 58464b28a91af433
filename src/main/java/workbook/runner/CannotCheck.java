package workbook.runner;

/** Ends a check before its tests: the message says what, where, and what to do next. */
final class CannotCheck extends Exception {

    private static final long serialVersionUID = 1L;

    CannotCheck(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
