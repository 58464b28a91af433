package workbook.runner.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks an exception what it is. The learner may have written its class, and then any answer may
 * come: none, another exception, one of 50 MB, or causes that go round in a circle.
 */
final class Asked {

    private static final int LONGEST = 64 << 10;

    private static final int LONGEST_ASIDE = 500;

    /** More of what led to a failure nobody reads. */
    private static final int ENOUGH = 100;

    private Asked() {}

    /** Its message. */
    static String message(Throwable thrown) {
        return text(thrown, "getMessage", thrown::getMessage, LONGEST);
    }

    /** Its class and its message, as most exceptions put it. */
    static String whole(Throwable thrown) {
        return text(thrown, "toString", thrown::toString, LONGEST_ASIDE);
    }

    private static String text(
            Throwable thrown, String method, Supplier<@Nullable String> asked, int longest) {
        try {
            return cut(String.valueOf(asked.get()), longest);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return thrown.getClass().getName() + ", whose " + method + " threw "
                    + e.getClass().getName();
        }
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + " ..." : text;
    }

    /** What caused it; null if nothing did, or if that cannot be told. */
    static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return null;
        }
    }

    /** Itself and its causes, each of them once. */
    static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        Throwable at = thrown;
        while (at != null && seen.add(at) && seen.size() <= ENOUGH) {
            causes.add(at);
            at = cause(at);
        }
        return causes;
    }

    /** Where it was made, as far as it says so. */
    static StackTraceElement[] stack(Throwable thrown) {
        try {
            StackTraceElement[] stack = thrown.getStackTrace();
            return stack == null ? new StackTraceElement[0] : stack;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return new StackTraceElement[0];
        }
    }

    /** What was thrown beside it, on the way out. */
    static List<Throwable> suppressed(Throwable thrown) {
        return List.of(thrown.getSuppressed()).stream().limit(ENOUGH).toList();
    }
}
