package workbook.runner;

import java.util.List;
import java.util.stream.Collectors;
import workbook.runner.child.Spot;

/** Puts each way in which a test JVM can die into words. */
final class Endings {

    private static final String AN_ANSWER = "the method to come back, with a value or an exception";

    private static final String OWN_DESCRIPTORS =
            "only descriptors to be closed that your code opened itself";

    private Endings() {}

    /**
     * For the test that was running.
     *
     * @param suspects lines that may have done it, where it left no trace
     */
    static Telling tell(Ending ending, List<Spot> suspects) {
        return switch (ending.kind()) {
            case EXITED ->
                new Telling(
                        "your code ended the JVM during this test by System.exit, with exit code "
                                + ending.detail(),
                        AN_ANSWER,
                        """
                    System.exit ends the whole program: whoever called you never gets an answer, \
                    and here that was the test. Return, or throw an exception.""");
            case HALTED -> halted(ending.detail(), suspects);
            case CRASHED -> crashed(ending.detail(), suspects);
            case CUT_OFF -> cutOff(suspects);
            case INTERRUPTED -> interrupted(suspects);
            case OUT_OF_MEMORY ->
                new Telling(
                        "no memory was left to go on with the tests",
                        AN_ANSWER,
                        Shortage.why("")
                                + " A thread that goes on after its test can do that, too.");
            case STOPPED -> stopped(suspects);
            case FORGED -> forged(suspects);
            case KILLED -> new Telling("the system killed the test JVM (signal 9)", AN_ANSWER, """
                    Systems do this when memory runs out, for the JVM as a whole: look for what \
                    grows without end.""");
            default ->
                new Telling(
                        "this test did not report",
                        "a result of each test",
                        "A test that says nothing has not passed.");
        };
    }

    private static Telling cutOff(List<Spot> suspects) {
        return new Telling(
                "the connection between the test JVM and the workbook was closed from inside",
                OWN_DESCRIPTORS,
                """
                    Descriptor numbers are handed out again and again: closing one that you do \
                    not own closes something of somebody else's.""" + listed(" These lines close by number: ", suspects));
    }

    private static Telling interrupted(List<Spot> suspects) {
        return new Telling(
                "a thread was interrupted that belongs to the workbook",
                "only threads to be interrupted that your code started itself",
                """
                    Threads of the JVM and of the tests are in Thread.getAllStackTraces() too. \
                    Keep a reference to your own.""" + listed(" These lines interrupt: ", suspects));
    }

    private static Telling stopped(List<Spot> suspects) {
        return new Telling(
                "the thread that runs the tests was ended",
                "only threads to be stopped that your code started itself",
                """
                    Without it no test can report any more; what it printed is below.""" + listed(" These lines stop threads: ", suspects));
    }

    private static Telling forged(List<Spot> suspects) {
        return new Telling(
                "something in the test JVM wrote to the workbook's own connection",
                "bytes to be written only to descriptors that your code opened itself",
                """
                    What came there is not what the tests say: they sign each message, so \
                    nothing else counts as a result. A wrong descriptor number can do this.""" + listed(" These lines write by number: ", suspects));
    }

    private static Telling halted(String code, List<Spot> suspects) {
        return new Telling(
                "your code ended the JVM during this test at once, with exit code " + code
                        + ": not even its shutdown hooks were run",
                AN_ANSWER,
                """
                Runtime.halt does that, and so do exit and abort of the C library. It leaves no \
                trace of who called."""
                        + (suspects.isEmpty()
                                ? " No line of this exercise calls one of them by name."
                                : listed(" Lines that call one: ", suspects)));
    }

    private static Telling crashed(String frame, List<Spot> suspects) {
        if (frame.isEmpty()) {
            return new Telling(
                    "the JVM died without a word (a signal, and no crash log)",
                    OWN_DESCRIPTORS,
                    """
                    This is what happens when native code closes descriptors that belong to the \
                    JVM, or destroys its stack.""" + listed(" These lines close by number: ", suspects));
        }
        return new Telling(
                "the JVM crashed in native code: " + frame,
                "addresses and lengths that are valid for as long as the kernel uses them",
                """
                A native call was handed a bad pointer, a wrong length, or memory that was freed \
                or collected already. Java cannot catch that: the process is gone.""");
    }

    private static String listed(String intro, List<Spot> suspects) {
        return suspects.isEmpty()
                ? ""
                : intro
                        + suspects.stream()
                                .map(spot -> spot.file() + ":" + spot.line())
                                .distinct()
                                .limit(5)
                                .collect(Collectors.joining(", "))
                        + ".";
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
            case EXITED -> "Your code ended the JVM" + during + ": System.exit was called.";
            case HALTED -> "Your code ended the JVM" + during + ", as Runtime.halt does.";
            case CRASHED -> "The JVM crashed" + during + ".";
            case CUT_OFF -> "The test JVM lost its connection to the workbook" + during + ".";
            case INTERRUPTED -> "A thread of the workbook's was interrupted" + during + ".";
            case OUT_OF_MEMORY -> "The memory of the test JVM ran out" + during + ".";
            case STOPPED -> "The thread that runs the tests was ended" + during + ".";
            case FORGED -> "Something wrote to the workbook's own connection" + during + ".";
            case KILLED -> "The system killed the test JVM" + during + ".";
        };
    }
}
