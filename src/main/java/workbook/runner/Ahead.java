package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;
import workbook.course.Exercise;

/**
 * A draft that was begun before its check, while a save might still go on. It serves the check only
 * if not one source has changed since.
 *
 * @param print what the sources were like before the compiler looked at them
 */
record Ahead(Exercise exercise, Path sources, String print, Draft draft) {

    static Ahead begin(Exercise exercise, Path sources, Supplier<Draft> draft) throws IOException {
        String print = print(sources);
        return new Ahead(exercise, sources, print, draft.get());
    }

    boolean serves(Exercise wanted, Path from) {
        try {
            return exercise.equals(wanted) && sources.equals(from) && print.equals(print(from));
        } catch (IOException e) {
            return false;
        }
    }

    /** All that the files hold, and their times, so that a change there and back is one, too. */
    private static String print(Path sources) throws IOException {
        StringBuilder print = new StringBuilder(SealedTests.fingerprint(sources));
        for (String name : JavaFiles.under(sources)) {
            Path file = sources.resolve(name);
            print.append(Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime());
        }
        return print.toString();
    }
}
