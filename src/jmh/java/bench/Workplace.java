package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.course.Home;
import workbook.course.NearMiss;

/** A copy of the course in which chapter 1 is solved, and a learner who saves as editors do. */
record Workplace(Home home, Course course, Finished chapter) {

    static final String SOCKETS = "one-after-another";

    /** Its tests wait for nothing but one short reply. */
    static final String BYTES = "request";

    private static final String WRONG = "one-after-another.host-without-port.patch";

    static Workplace in(Path folder) throws IOException {
        Home home = new Home(folder);
        Course course = Course.load(home);
        Workplace place =
                new Workplace(home, course, Finished.read(course.chapters().get(0)));
        for (Map.Entry<String, String> file : place.chapter().cleaned().entrySet()) {
            place.save(file.getKey(), file.getValue());
        }
        return place;
    }

    Exercise exercise(String id) {
        return course.exercise(id).orElseThrow();
    }

    Path folder() {
        return home.exerciseSources().resolve(chapter.chapter().name());
    }

    String right(String file) {
        return chapter.clean(file);
    }

    /** The first file of an exercise, which is what a learner saves. */
    String file(String id) {
        return exercise(id).files().get(0);
    }

    /** A wrong answer that people really give. */
    String wrong(String file) {
        Path patch = chapter.chapter().folder().resolve(NearMiss.FOLDER).resolve(WRONG);
        Map<String, String> wrong = NearMiss.read(WRONG, patch).apply(chapter.files());
        return Objects.requireNonNull(wrong.get(file), file);
    }

    /** By a new file that takes the old one's place: nobody ever sees half of it. */
    void save(String file, String text) throws IOException {
        Files.createDirectories(folder());
        Path fresh = Files.writeString(folder().resolve(file + "~"), text);
        Files.move(fresh, folder().resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
