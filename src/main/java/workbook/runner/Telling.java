package workbook.runner;

/**
 * A failure in the course's form, for those that the tests themselves could not tell.
 *
 * @param saw what happened
 * @param expected what should have
 * @param why it matters; empty if only the test could say
 */
record Telling(String saw, String expected, String why) {

    /** The whole message: did, saw, expected, why, read. */
    String message(String did, String read) {
        return Lesson.part("did", did)
                + Lesson.part("saw", saw)
                + Lesson.part("expected", expected)
                + Lesson.part("why", why)
                + Lesson.part("read", read).stripTrailing();
    }
}
