package workbook.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Finished;

/** What learners begin with, in the edition that is in place and in the next. */
final class Starters {

    private Starters() {}

    /** Made from the chapters, for here the files in their place are the learner's. */
    static SortedMap<String, String> inPlace(Course course) {
        SortedMap<String, String> starters = new TreeMap<>();
        for (Chapter chapter : course.chapters()) {
            Finished.read(chapter)
                    .starters()
                    .forEach((file, text) ->
                            starters.put(Edition.LEARNERS + chapter.name() + "/" + file, text));
        }
        return starters;
    }

    /** As that edition's authors generated them: this workbook may be too old to do that. */
    static SortedMap<String, String> of(Edition edition) {
        SortedMap<String, String> starters = new TreeMap<>();
        for (String file : edition.files()) {
            if (Edition.isLearners(file)) {
                starters.put(file, text(edition.home().root().resolve(file)));
            }
        }
        return starters;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
