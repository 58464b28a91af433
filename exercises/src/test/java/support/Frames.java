package support;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the learner's own line in a stack. */
public final class Frames {

    private static final List<String> NOT_YOURS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "com.kenai.",
            "jnr.",
            "org.junit.",
            "support.",
            "workbook.");

    private Frames() {}

    /** The learner's innermost line in this stack. */
    public static Optional<StackTraceElement> yours(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> isYours(frame.getClassName()))
                .findFirst();
    }

    /** The line of the learner's that, directly or through the JDK, led here. */
    static Optional<StackTraceElement> yours() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isYours(frame.getClassName()))
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .findFirst());
    }

    /** Tells whether a class that matches is on the way here. */
    static boolean cameThrough(Predicate<String> className) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> className.test(frame.getClassName())));
    }

    private static boolean isYours(String className) {
        String outer = className.replaceFirst("\\$.*", "");
        return !outer.endsWith("Test") && NOT_YOURS.stream().noneMatch(className::startsWith);
    }
}
