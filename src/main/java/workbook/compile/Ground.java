package workbook.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;

/**
 * What compiled code is built on: the exercises whose files were compiled with it, all that it uses
 * and no more.
 *
 * @param exercises in the order of the course
 * @param unwritten those of them with a part that still throws what the starter does
 */
public record Ground(List<Exercise> exercises, List<Exercise> unwritten) {

    public Ground {
        exercises = List.copyOf(exercises);
        unwritten = List.copyOf(unwritten);
    }

    /** What an exercise is built on, itself left out. */
    static Ground of(Course course, Exercise exercise, Compiled compiled, Path output) {
        return of(course, Optional.of(exercise), compiled, output);
    }

    /** What a program is built on. */
    public static Ground of(Course course, Compiled compiled, Path output) {
        return of(course, Optional.empty(), compiled, output);
    }

    private static Ground of(
            Course course, Optional<Exercise> own, Compiled compiled, Path output) {
        Owners owners = new Owners(course);
        List<Exercise> all = owners.all(compiled.origins().values()).stream()
                .filter(each -> own.filter(each::equals).isEmpty())
                .toList();
        return new Ground(
                all,
                all.stream()
                        .filter(each -> isUnwritten(owners, each, compiled, output))
                        .toList());
    }

    private static boolean isUnwritten(
            Owners owners, Exercise exercise, Compiled compiled, Path output) {
        return compiled.origins().entrySet().stream()
                .filter(type ->
                        owners.owner(type.getValue()).filter(exercise::equals).isPresent())
                .map(Map.Entry::getKey)
                .anyMatch(type -> holds(output, type, exercise));
    }

    /** Comments are not in a class file, and its texts stand there as they are. */
    private static boolean holds(Path output, String type, Exercise exercise) {
        try {
            Path file = output.resolve(type.replace('.', '/') + ".class");
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains(exercise.placeholder());
        } catch (IOException gone) {
            return false;
        }
    }
}
