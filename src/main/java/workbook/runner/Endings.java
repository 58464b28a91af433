package workbook.runner;

/** Puts each way in which a test JVM can die into words. */
final class Endings {

    private Endings() {}

    /** For the test that was running. */
    static Telling tell(Ending ending, String limit) {
        return switch (ending.kind()) {
            case EXITED ->
                new Telling(
                        "your code ended the JVM during this test, with exit code "
                                + ending.detail(),
                        "the method to come back, with a value or an exception",
                        """
                    System.exit and Runtime.halt end the whole program at once: whoever called \
                    never gets an answer, and here that was the test.""");
            case CRASHED -> crashed(ending.detail());
            case CUT_OFF ->
                new Telling(
                        "the connection between the test JVM and the workbook was closed from inside",
                        "only descriptors to be closed that your code opened itself",
                        """
                    Descriptor numbers are handed out again and again: closing one that you do \
                    not own closes something of somebody else's.""");
            case KILLED ->
                new Telling(
                        "the system killed the test JVM (signal 9)",
                        "the method to come back, with a value or an exception",
                        """
                    Systems do this when memory runs out, for the JVM as a whole: look for what \
                    grows without end.""");
            default ->
                new Telling(
                        "no end: after " + limit + " for all tests together the JVM was stopped",
                        "an end, long before that",
                        """
                    Either a loop never meets the condition that ends it, or the code waits for \
                    something that never comes.""");
        };
    }

    private static Telling crashed(String frame) {
        if (frame.isEmpty()) {
            return new Telling(
                    "the JVM died without a word (a signal, and no crash log)",
                    "only descriptors to be closed that your code opened itself",
                    """
                    This is what happens when native code closes descriptors that belong to the \
                    JVM, or destroys its stack.""");
        }
        return new Telling(
                "the JVM crashed in native code: " + frame,
                "addresses and lengths that are valid for as long as the kernel uses them",
                """
                A native call was handed a bad pointer, a wrong length, or memory that was freed \
                or collected already. Java cannot catch that: the process is gone.""");
    }

    /** For the verdict as a whole; empty if the JVM ended as it should. */
    static String problem(Ending ending, String during, String limit) {
        return switch (ending.kind()) {
            case DONE -> "";
            case NOT_BOOTED -> """
                    The JVM for the tests did not start.
                      What it printed is below. ./workbook doctor looks for the cause.""";
            case BROKEN -> """
                    The test JVM could not begin with the tests; what it printed is below.
                      Are the test files as they were? git status exercises/src/test""";
            case TIME_UP -> "The tests were stopped after " + limit + during + ".";
            case EXITED -> "Your code ended the JVM" + during + ": System.exit or halt was called.";
            case CRASHED -> "The JVM crashed" + during + ".";
            case CUT_OFF -> "The test JVM lost its connection to the workbook" + during + ".";
            case KILLED -> "The system killed the test JVM" + during + ".";
        };
    }
}
