package workbook.course;

import java.nio.file.Path;
import java.util.List;

/**
 * One chapter: one folder, one Java package.
 *
 * @param number 1 for {@code ch01blocking}
 * @param name the package, such as {@code ch01blocking}
 * @param title as {@code exercises.yaml} gives it; the prose has the same
 * @param folder where its finished code and prose are
 * @param exercises in the order in which they are taken
 */
public record Chapter(
        int number, String name, String title, Path folder, List<Exercise> exercises) {

    public Chapter {
        exercises = List.copyOf(exercises);
    }

    /** The short name that a learner types, such as {@code ch01}. */
    public String shortName() {
        return name.substring(0, 4);
    }
}
