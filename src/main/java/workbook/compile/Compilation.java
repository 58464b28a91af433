package workbook.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.course.Course;
import workbook.course.Exercise;

/** Compiles what the learner wrote, and blames the right file if that fails. */
final class Compilation {

    private final Javac javac;
    private final Course course;
    private final Exercise exercise;
    private final Path sources;
    private final Path tests;

    /** For sources that are judged by the tests in the folder {@code tests}. */
    Compilation(Javac javac, Course course, Exercise exercise, Path sources, Path tests) {
        this.javac = javac;
        this.course = course;
        this.exercise = exercise;
        this.sources = sources.toAbsolutePath().normalize();
        this.tests = tests;
    }

    /** Their own files; empty if one is missing that the tests use. */
    Optional<Compiled> alone(Path output, Collection<Path> files, CompiledTests ready) {
        Set<Path> all = new LinkedHashSet<>();
        files.forEach(file -> all.add(file.toAbsolutePath().normalize()));
        ready.files().forEach(name -> all.add(sources.resolve(name)));
        return all.stream().allMatch(Files::isRegularFile)
                ? Optional.of(javac.compile(
                        new Javac.Work(all, List.of(sources), ClassPath.forCode(), output)))
                : Optional.empty();
    }

    /** The same together with the test, which then may be what does not compile. */
    Compiled together(Path output, Collection<Path> files) throws CannotCheck {
        List<Path> all = new ArrayList<>(files);
        all.add(testFile());
        Compiled compiled =
                javac.compile(new Javac.Work(all, path(sources), ClassPath.forTests(), output));
        if (!compiled.errors().isEmpty()) {
            throw blamed(compiled.errors(), files, output);
        }
        return compiled;
    }

    /** Says which file is to blame. */
    CannotCheck blamed(List<Complaint> errors, Collection<Path> files, Path output) {
        Path folder = sources.resolve(exercise.chapter());
        String shadows = Shadows.in(folder, course.chapterOf(exercise).folder());
        return new CannotCheck(shadows + blame(errors, files, output));
    }

    Path testFile() {
        return tests.resolve(TestSources.file(exercise));
    }

    /** The tests' own classes come first, whatever the learner calls theirs. */
    private List<Path> path(Path code) {
        return List.of(tests, code);
    }

    private String blame(List<Complaint> errors, Collection<Path> files, Path output) {
        Optional<String> cause = new Causes(javac, course, sources).of(user(), files, errors);
        if (cause.isPresent()) {
            return cause.get();
        }
        List<Complaint> own = in(errors, files);
        if (!own.isEmpty()) {
            String name = own.get(0).fileName();
            return (name.isEmpty() ? String.join(", ", exercise.files()) : name)
                    + " does not compile.\n\n" + Complaint.listed(own);
        }
        Optional<Complaint> elsewhere = errors.stream()
                .filter(error -> error.file().startsWith(sources))
                .findFirst();
        return elsewhere
                .map(error -> new Owners(course).blame(user(), error.file(), errors))
                .orElseGet(() -> testFile(errors, output));
    }

    private BuiltOn user() {
        return new BuiltOn(exercise.id(), course.chapterOf(exercise));
    }

    /** Of these files, or of no file at all, as when the compiler gives up. */
    private static List<Complaint> in(List<Complaint> errors, Collection<Path> files) {
        List<Path> absolute =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        return errors.stream()
                .filter(error ->
                        absolute.contains(error.file()) || error.fileName().isEmpty())
                .toList();
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
                        + "\n  To have them back as they were: ./workbook reset --tests"
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
