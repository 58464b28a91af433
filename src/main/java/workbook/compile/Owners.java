package workbook.compile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.course.Course;
import workbook.course.Exercise;

/** Knows to which exercise a file belongs, and so what to do when it does not compile. */
public final class Owners {

    private final Course course;

    /** Knows the files of this course. */
    public Owners(Course course) {
        this.course = course;
    }

    Optional<Exercise> owner(Path file) {
        Path name = file.getFileName();
        return course.exercises().stream()
                .filter(each -> each.files().contains(name.toString()))
                .filter(each -> file.endsWith(Path.of(each.chapter()).resolve(name)))
                .findFirst();
    }

    /** The exercises that these files belong to, in the order of the course. */
    List<Exercise> all(Collection<Path> files) {
        Set<Exercise> owners = new HashSet<>();
        files.forEach(file -> owner(file).ifPresent(owners::add));
        return course.exercises().stream().filter(owners::contains).toList();
    }

    /** Names the file that the user uses, its exercise, the remedy, and the errors. */
    public String blame(BuiltOn user, Path file, List<Complaint> errors) {
        List<Complaint> there =
                errors.stream().filter(error -> error.file().equals(file)).toList();
        return user.user() + " uses " + file.getFileName() + ", and that does not compile.\n"
                + remedy(user, file) + "\n\n" + Complaint.listed(there);
    }

    /** Whose file it is, and how to have one that can be used. */
    String remedy(BuiltOn user, Path file) {
        return owner(file).map(owner -> remedy(user, owner)).orElseGet(() -> restore(file));
    }

    private static String remedy(BuiltOn user, Exercise owner) {
        return "  It belongs to the exercise " + owner.id() + ". Finish that (./workbook check "
                + owner.id() + "), or start it again (./workbook reset " + owner.id() + ")."
                + user.instead(List.of(owner));
    }

    private static String restore(Path file) {
        return "  It was given to you finished. To have it back: git checkout -- " + file;
    }
}
