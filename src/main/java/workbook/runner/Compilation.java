package workbook.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.Exercise;

/** Compiles an exercise together with its test, and blames the right file if that fails. */
final class Compilation {

    private final Javac javac;
    private final Course course;
    private final Exercise exercise;
    private final Path sources;

    Compilation(Javac javac, Course course, Exercise exercise, Path sources) {
        this.javac = javac;
        this.course = course;
        this.exercise = exercise;
        this.sources = sources.toAbsolutePath().normalize();
    }

    /** Fills the output folder, or says who is to blame. */
    void into(Path output, Collection<Path> files) throws CannotCheck {
        List<Path> all = new ArrayList<>(files);
        all.add(testFile());
        List<Complaint> errors = javac.compile(all, path(sources), ClassPath.forTests(), output);
        if (!errors.isEmpty()) {
            throw new CannotCheck(blame(errors, files, output));
        }
    }

    Path testFile() {
        return tests().resolve(exercise.chapter()).resolve(exercise.test() + ".java");
    }

    private Path tests() {
        return course.home().exerciseTests();
    }

    private List<Path> path(Path code) {
        return List.of(code, tests());
    }

    private String blame(List<Complaint> errors, Collection<Path> files, Path output) {
        List<Complaint> own = in(errors, files);
        if (!own.isEmpty()) {
            return own.get(0).fileName() + " does not compile.\n\n" + Complaint.listed(own);
        }
        Optional<Complaint> elsewhere = errors.stream()
                .filter(error -> error.file().startsWith(sources))
                .findFirst();
        return elsewhere
                .map(error -> new Owners(course).blame(exercise.id(), error.file(), errors))
                .orElseGet(() -> testFile(errors, output));
    }

    private static List<Complaint> in(List<Complaint> errors, Collection<Path> files) {
        List<Path> absolute =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        return errors.stream().filter(error -> absolute.contains(error.file())).toList();
    }

    /** Whether the test or the learner is wrong is decided by how the test takes finished code. */
    private String testFile(List<Complaint> errors, Path output) {
        Complaint first = errors.get(0);
        Path finished = course.home().chapters();
        boolean damaged = !javac.compile(
                        List.of(testFile()), path(finished), ClassPath.forTests(), output)
                .isEmpty();
        return damaged
                ? first.fileName() + " is damaged: the tests do not compile, whatever your code is."
                        + "\n  To have them back as they were: git checkout -- " + first.file()
                        + "\n\n" + Complaint.listed(errors)
                : "Your code compiles, but its tests cannot use it. This is a line of theirs:\n\n"
                        + Complaint.listed(errors) + "\n\n" + fault(first);
    }

    private String fault(Complaint error) {
        String advice = error.code().contains("unreported.exception")
                ? "Take that exception out of your method's throws clause, and deal with it inside."
                : error.code().contains("except.never.thrown")
                        ? "Your method no longer declares this exception: put it back after throws."
                        : "Compare what this line uses with what your file declares.";
        return advice + " The original: ./workbook reset " + exercise.id()
                + " (it keeps a copy of yours).";
    }
}
