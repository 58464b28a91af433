package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.KnownProblem;

/** From a learner's sources to classes that can be tested; it serves many checks. */
public final class Workbench implements AutoCloseable {

    private final Javac javac = Jdk.compiler();
    private final Course course;
    private final Preparation preparation;
    private final TestSources sources;
    private final TestStore store;

    /** For sources that are judged by these tests. */
    public Workbench(Course course, TestSources sources) {
        this.course = course;
        this.sources = sources;
        this.preparation = new Preparation(javac, course);
        this.store = new TestStore(javac, course, sources);
    }

    /**
     * What a child needs to run the tests.
     *
     * @param places where the classes are: the tests' own come first
     * @param methods the tests that there are to run
     * @param ground the learner's code of other exercises that is in it
     */
    public record Ready(List<Path> places, List<String> methods, Ground ground) {}

    /** Puts what it makes into the folder {@code work}, and tells what it finds. */
    public Ready prepare(Exercise exercise, Path code, Path work, Findings findings)
            throws CannotCheck {
        try {
            sources.note(exercise).ifPresent(findings::note);
            Optional<CompiledTests> tests = store.of(exercise, work);
            return tests.isPresent()
                    ? separately(exercise, code, work, tests.get(), findings)
                    : together(exercise, code, work, findings);
        } catch (IOException e) {
            throw new KnownProblem(
                    work.toString(),
                    "the check could not write or read there: " + e.getMessage(),
                    "Is the disk full? ./workbook doctor looks for the cause.",
                    e);
        }
    }

    /** Compiles only what the learner wrote, if that fits the tests as they were compiled. */
    private Ready separately(
            Exercise exercise, Path code, Path work, CompiledTests tests, Findings findings)
            throws CannotCheck, IOException {
        findings.declare(tests.tests());
        Map<Path, String> texts = LearnerFiles.read(exercise, code);
        Path output = Files.createDirectories(work.resolve("classes"));
        Path testFolder = work.resolve("sealed");
        Compilation compilation = new Compilation(javac, course, exercise, code, testFolder);
        Optional<Compiled> own = compilation.alone(output, texts.keySet(), tests);
        if (own.isPresent() && own.get().errors().isEmpty() && tests.fit(own.get())) {
            clashes(own.get(), tests, findings);
            Ground ground = Ground.of(course, exercise, own.get(), output);
            return new Ready(List.of(tests.jar(), output), methods(tests.tests()), ground);
        }
        preparation.examine(exercise, texts);
        if (own.isPresent() && !own.get().errors().isEmpty()) {
            throw compilation.blamed(own.get().errors(), texts.keySet(), output);
        }
        return together(exercise, texts.keySet(), code, work, methods(tests.tests()));
    }

    /** For tests that do not compile by themselves, which has to be explained. */
    private Ready together(Exercise exercise, Path code, Path work, Findings findings)
            throws CannotCheck, IOException {
        Path folder = sources.folder(exercise, work.resolve("sealed"));
        Path testFile = folder.resolve(TestSources.file(exercise));
        List<TestList.Declared> declared = preparation.tests(exercise, testFile);
        findings.declare(declared);
        Map<Path, String> texts = LearnerFiles.read(exercise, code);
        preparation.examine(exercise, texts);
        return together(exercise, texts.keySet(), code, work, methods(declared));
    }

    private Ready together(
            Exercise exercise, Collection<Path> files, Path code, Path work, List<String> methods)
            throws CannotCheck, IOException {
        Path output = Files.createDirectories(work.resolve("together"));
        Path folder = sources.folder(exercise, work.resolve("sealed"));
        Compiled compiled =
                new Compilation(javac, course, exercise, code, folder).together(output, files);
        Ground ground = Ground.of(course, exercise, compiled, output);
        return new Ready(List.of(output), methods, ground);
    }

    private static List<String> methods(List<TestList.Declared> tests) {
        return tests.stream().map(TestList.Declared::method).toList();
    }

    /** A class of the learner's that is called like one of the tests' own is never loaded. */
    private static void clashes(Compiled own, CompiledTests tests, Findings findings) {
        for (String name : new TreeSet<>(own.origins().keySet())) {
            if (tests.classes().contains(name)) {
                Path file = own.origins().getOrDefault(name, Path.of(""));
                findings.note(file.getFileName() + " declares the class " + name
                        + ", and the tests have one of that name: theirs is used."
                        + "\n  Give yours another name.");
            }
        }
    }

    @Override
    public void close() {
        javac.close();
    }
}
