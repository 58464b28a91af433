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

    /** Likewise, in this class if it is there: not in what it called. */
    public static Optional<StackTraceElement> yours(StackTraceElement[] stack, Class<?> preferred) {
        String name = preferred.getName();
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().equals(name))
                .findFirst()
                .or(() -> yours(stack));
    }

    /** Tells whether a class that matches is on the way here. */
    static boolean cameThrough(Predicate<String> className) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> className.test(frame.getClassName())));
    }

    private static boolean isYours(String className) {
        String outer = className.replaceFirst("\\$.*", "");
        boolean test = outer.endsWith("Test") || outer.endsWith("Lessons");
        return !test && NOT_YOURS.stream().noneMatch(className::startsWith);
    }
}
