package workbook.cli;

import workbook.course.KnownProblem;

/** Wrong usage, or something missing on this system: says what, and what to do next. */
final class Wrong extends KnownProblem {

    private static final long serialVersionUID = 1L;

    Wrong(String what, String next) {
        super(next.isEmpty() ? what : what + "\n  " + next, null);
    }
}
