package workbook.runner;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.course.Exercise;
import workbook.runner.child.Report;

/** Puts what a test method threw into the course's form. */
final class Exceptions {

    /** What is seen of an exercise that nobody has begun. */
    static final String UNWRITTEN = "it is not written yet";

    private static final Pattern NOT_WRITTEN =
            Pattern.compile("(ch\\d\\d) / ([a-z0-9-]+): not written yet");

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("NullPointerException", """
                    Something was null where an object was needed; the message names it. Who was \
                    to give it a value?"""),
            Map.entry("ArrayIndexOutOfBoundsException", """
                    An array of length n has the indexes 0 to n-1. The message says which one was \
                    asked for."""),
            Map.entry("StringIndexOutOfBoundsException", """
                    The text is shorter than was thought here; indexOf, for one, answers -1 when \
                    it finds nothing."""),
            Map.entry("IndexOutOfBoundsException", """
                    Positions go from 0 to size-1. The message says which one was asked for."""),
            Map.entry("NegativeArraySizeException", """
                    A length was computed that is below zero; read() answers -1 at the end of a \
                    stream."""),
            Map.entry("NumberFormatException", """
                    The text is not a number in this form; blanks and line ends around it \
                    count, too."""),
            Map.entry("ClassCastException", "The object is of another type than the cast says."),
            Map.entry("ArithmeticException", "A whole number was divided by zero."),
            Map.entry("NoSuchElementException", "There was nothing left to take."),
            Map.entry("ConcurrentModificationException", """
                    A collection was changed while a loop went over it."""),
            Map.entry("UnsupportedOperationException", """
                    This object does not do that: what List.of and Map.of give, for one, cannot \
                    be changed."""),
            Map.entry("ConnectException", "Nobody listens at that address and port."),
            Map.entry("SocketTimeoutException", """
                    Nothing came within the time that was set for this socket."""),
            Map.entry("SocketException", """
                    The connection is closed, by this side or by the other."""),
            Map.entry("EOFException", "The stream ended before everything was there."),
            Map.entry("ClosedChannelException", "The channel was closed before it was used here."),
            Map.entry("BufferOverflowException", """
                    The buffer has no room left: see its position and limit."""),
            Map.entry("BufferUnderflowException", """
                    The buffer holds less than was asked for; after writing to it, flip() comes \
                    before reading."""),
            Map.entry("UnsatisfiedLinkError", """
                    There is no native function of this name and signature in the library."""));

    private static final String NO_INIT = "Could not initialize class ";

    private static final String UNCAUGHT = "Nothing caught it, so the test could not go on.";

    /** A test may set a limit of its own, and JUnit says which. */
    private static final Pattern AFTER =
            Pattern.compile("timed out after (.+)|exceeded timeout of (.+?)(?: by .*)?$");

    private static final Pattern COMPARED =
            Pattern.compile("(?:(.*) ==> )?expected: <(.*)> but was: <(.*)>", Pattern.DOTALL);

    private Exceptions() {}

    static Telling tell(Exercise exercise, Report report) {
        Matcher unwritten = NOT_WRITTEN.matcher(report.message());
        if (unwritten.find()) {
            return unwritten(exercise, unwritten.group(2));
        }
        String type = report.type().substring(report.type().lastIndexOf('.') + 1);
        String message = report.message().equals("null") ? "" : ": " + report.message();
        if (type.equals("StackOverflowError")) {
            return new Telling(type, "a call that comes to an end", Recursion.why(report.spots()));
        }
        if (type.equals("OutOfMemoryError")) {
            return new Telling(type + message, "no exception here", Shortage.why(report.message()));
        }
        if (type.equals("ExceptionInInitializerError")) {
            return initializer(report.message());
        }
        if (report.message().startsWith(NO_INIT)) {
            return consequence(report.message());
        }
        boolean claim = report.type().endsWith("AssertionError")
                || report.type().endsWith("AssertionFailedError");
        return claim
                ? claim(report.message())
                : new Telling(
                        type + message, "no exception here", WHY.getOrDefault(type, UNCAUGHT));
    }

    private static Telling initializer(String message) {
        return new Telling(
                "the class could not be initialized: " + message,
                "static fields and static blocks that do not throw",
                """
                They are run once, when the class is used first. If that fails, the class cannot \
                be used at all, and every test after this one fails for the same reason.""");
    }

    private static Telling consequence(String message) {
        return new Telling(
                "the class " + message.substring(NO_INIT.length()) + " cannot be used",
                "a class that was initialized",
                """
                Its static fields or blocks failed when an earlier test used it first: that test \
                says why.""");
    }

    /** What JUnit's own assertions say, taken apart. */
    private static Telling claim(String message) {
        Matcher values = COMPARED.matcher(message);
        if (!values.matches()) {
            return new Telling(message, "what the name of this test says", "");
        }
        String why = Objects.requireNonNullElse(values.group(1), "");
        return new Telling(values.group(3), values.group(2), why);
    }

    /** How long a test was given, in JUnit's words if they say so. */
    static String seconds(Report report, String limit) {
        Matcher after = AFTER.matcher(report.message().strip());
        if (!after.find()) {
            return limit;
        }
        return after.group(1) == null ? after.group(2) : after.group(1);
    }

    private static Telling unwritten(Exercise exercise, String id) {
        if (id.equals(exercise.id())) {
            return new Telling(
                    UNWRITTEN,
                    "the code that the TODO asks for in " + String.join(", ", exercise.files()),
                    "The starter throws until you replace that line by code of your own.");
        }
        return new Telling(
                "the exercise " + id + " is not written yet",
                id + " to work, because " + exercise.id() + " is built on it",
                "Finish that one first: ./workbook check " + id);
    }
}
