package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Finished;

/**
 * Finds the cause of errors that lies in another file than they do: one that is gone, or that
 * declares something in another way than the course does.
 */
public final class Causes {

    private final Javac javac;
    private final Course course;
    private final Path sources;

    /** For code in this folder. */
    public Causes(Javac javac, Course course, Path sources) {
        this.javac = javac;
        this.course = course;
        this.sources = sources.toAbsolutePath().normalize();
    }

    /**
     * The cause and its remedy; empty if it lies where the errors are.
     *
     * @param user whose code does not compile
     * @param own files that are not looked at here
     */
    public Optional<String> of(BuiltOn user, Collection<Path> own, List<Complaint> errors) {
        List<Path> known =
                own.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        for (Chapter chapter : course.chapters()) {
            if (chapter.number() > user.chapter().number()) {
                return Optional.empty();
            }
            Finished finished = Finished.read(chapter);
            for (String name : finished.files().keySet()) {
                Path file = sources.resolve(chapter.name()).resolve(name);
                Optional<String> cause = known.contains(file) || !isNamed(name, errors)
                        ? Optional.empty()
                        : in(user, finished, file);
                if (cause.isPresent()) {
                    return cause.map(each -> each + "\n\n" + Complaint.listed(errors));
                }
            }
        }
        return Optional.empty();
    }

    /** A file with an error names the types that it uses. */
    private static boolean isNamed(String file, List<Complaint> errors) {
        Pattern type = Pattern.compile("\\b" + Pattern.quote(file.replace(".java", "")) + "\\b");
        return errors.stream().anyMatch(error -> type.matcher(error.source()).find());
    }

    private Optional<String> in(BuiltOn user, Finished finished, Path file) {
        Owners owners = new Owners(course);
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            return Optional.of(user.user() + " uses " + name + ", and that is not there.\n"
                    + owners.remedy(user, file));
        }
        List<String> differences = new ArrayList<>();
        try {
            Javac.Parsed yours = javac.parse(name, Files.readString(file));
            if (yours.errors().isEmpty()) {
                Javac.Parsed wanted = javac.parse(name, finished.starter(name));
                int chapter = finished.chapter().number();
                differences.addAll(Signatures.compare(chapter, wanted.tree(), yours.tree()));
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(user.user() + " uses " + name
                        + ", and that declares something in another way than the course does.\n  "
                        + String.join("\n  ", differences) + "\n" + owners.remedy(user, file));
    }
}
