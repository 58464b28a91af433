package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import workbook.compile.Snapshot;
import workbook.course.Exercise;

/**
 * A draft that was begun before its check, while a save might still go on. It serves the check only
 * if not one source has changed since.
 *
 * @param before what the sources were like before the compiler looked at them
 */
record Ahead(Exercise exercise, Path sources, Snapshot before, Draft draft) {

    static Ahead begin(Exercise exercise, Path sources, Supplier<Draft> draft) throws IOException {
        Snapshot before = Snapshot.of(sources);
        return new Ahead(exercise, sources, before, draft.get());
    }

    boolean serves(Exercise wanted, Path from) {
        try {
            return exercise.equals(wanted)
                    && sources.equals(from)
                    && before.equals(Snapshot.of(from));
        } catch (IOException e) {
            return false;
        }
    }
}
