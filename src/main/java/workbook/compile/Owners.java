package workbook.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;

/** Knows to which exercise a file belongs, and so what to do when it does not compile. */
public final class Owners {

    private final Course course;

    /** Knows the files of this course. */
    public Owners(Course course) {
        this.course = course;
    }

    private Optional<Exercise> of(Path file) {
        return course.exercises().stream()
                .filter(each -> file.endsWith(Path.of(each.chapter()).resolve(file.getFileName())))
                .filter(each -> each.files().contains(file.getFileName().toString()))
                .findFirst();
    }

    /** Names the file that {@code user} uses, its exercise, the remedy, and the errors. */
    public String blame(String user, Path file, List<Complaint> errors) {
        List<Complaint> there =
                errors.stream().filter(error -> error.file().equals(file)).toList();
        return user + " uses " + file.getFileName() + ", and that does not compile.\n"
                + of(file).map(Owners::remedy).orElseGet(() -> restore(file))
                + "\n\n" + Complaint.listed(there);
    }

    private static String remedy(Exercise owner) {
        return "  It belongs to the exercise " + owner.id() + ". Finish that (./workbook check "
                + owner.id() + "), or start it again (./workbook reset " + owner.id() + ").";
    }

    private static String restore(Path file) {
        return "  It was given to you finished. To have it back: git checkout -- " + file;
    }
}
