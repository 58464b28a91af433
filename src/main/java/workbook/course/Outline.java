package workbook.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An exercise of an edition that this workbook may be too old to read in full: only what every
 * edition has.
 *
 * @param chapter the package of its chapter
 * @param id unique in its edition, and the same in the next
 * @param files what the learner writes
 * @param test the simple name of its test class
 */
public record Outline(String chapter, String id, List<String> files, String test) {

    public Outline {
        files = List.copyOf(files);
    }

    /** Every exercise of the edition in this folder. */
    public static List<Outline> read(Home home) {
        List<Outline> all = new ArrayList<>();
        for (Path folder : CourseFolders.of(home)) {
            Path list = folder.resolve(CourseReader.LIST);
            if (Files.isRegularFile(list)) {
                String chapter = folder.getFileName().toString();
                for (YamlMap row : YamlMap.read(home.show(list), list).rows("exercises")) {
                    all.add(new Outline(
                            chapter, row.text("id"), row.texts("files"), row.text("test")));
                }
            }
        }
        return all;
    }
}
