package workbook.runner.child;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a failure of the course's own kind which line it points at. */
final class Lessons {

    private Lessons() {}

    /** The line that the failure names itself, then the lines of its stack. */
    static List<Spot> spots(Throwable thrown) {
        return Stream.concat(named(thrown).stream(), Spot.of(thrown).stream()).toList();
    }

    /** The failure's class comes from the tests, so its method is found by name. */
    private static Optional<Spot> named(Throwable thrown) {
        try {
            Method yours = thrown.getClass().getMethod("yours");
            if (yours.invoke(thrown) instanceof Optional<?> named
                    && named.orElse(null) instanceof StackTraceElement element
                    && element.getFileName() != null) {
                return Optional.of(Spot.at(element));
            }
        } catch (ReflectiveOperationException e) {
            // A failure of another kind: its stack is all there is.
        }
        return Optional.empty();
    }
}
