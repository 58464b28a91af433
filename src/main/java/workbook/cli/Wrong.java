package workbook.cli;

/** Wrong usage, or something missing on this system: says what, and what to do next. */
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String what, String next) {
        super(next.isEmpty() ? what : what + "\n  " + next);
    }
}
