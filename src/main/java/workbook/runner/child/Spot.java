package workbook.runner.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of code that was compiled for this check: the learner's, the test's or its support's.
 *
 * @param type the class, with its package
 * @param file the source file's name
 * @param line counted from 1
 * @param method the method's name
 */
public record Spot(String type, String file, int line, String method) {

    /** The class loader of everything that is compiled for a check has this name. */
    static final String LOADER = "learner";

    private static final int ENOUGH = 60;

    private static final int LONGEST = 1000;

    /** Reads what {@link #toString} wrote. */
    public static Spot parse(String text) {
        String[] parts = text.split("\t", -1);
        return new Spot(parts[0], parts[1], Integer.parseInt(parts[2]), parts[3]);
    }

    @Override
    public String toString() {
        return Stream.of(type, file, Integer.toString(line), method)
                .map(Spot::part)
                .collect(Collectors.joining("\t"));
    }

    /** A made-up frame of a stack may hold any text, and this is a field of a line. */
    static String part(String text) {
        String line = text.replaceAll("[\t\n\r]", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    static Optional<Spot> of(StackTraceElement element) {
        return isOurs(element) ? Optional.of(at(element)) : Optional.empty();
    }

    /** Whether it was compiled for this check. */
    static boolean isOurs(StackTraceElement element) {
        return element.getFileName() != null && LOADER.equals(element.getClassLoaderName());
    }

    static Spot at(StackTraceElement element) {
        return new Spot(
                element.getClassName(),
                String.valueOf(element.getFileName()),
                element.getLineNumber(),
                element.getMethodName());
    }

    static List<Spot> of(StackTraceElement[] stack) {
        return Stream.of(stack)
                .flatMap(element -> of(element).stream())
                .limit(ENOUGH)
                .toList();
    }

    /** The lines of a failure: the deepest cause first, because that is where it began. */
    static List<Spot> of(Throwable failure) {
        List<Spot> spots = new ArrayList<>();
        collect(failure, spots, Collections.newSetFromMap(new IdentityHashMap<>()));
        // Repeated lines say nothing, unless the repetition is what it is about.
        boolean circle = failure instanceof StackOverflowError;
        return (circle ? spots.stream() : spots.stream().distinct())
                .limit(ENOUGH)
                .toList();
    }

    private static void collect(Throwable failure, List<Spot> spots, Set<Throwable> seen) {
        if (seen.size() >= ENOUGH || !seen.add(failure)) {
            return;
        }
        Throwable cause = Asked.cause(failure);
        if (cause != null) {
            collect(cause, spots, seen);
        }
        spots.addAll(of(Asked.stack(failure)));
        for (Throwable suppressed : Asked.suppressed(failure)) {
            collect(suppressed, spots, seen);
        }
    }
}
