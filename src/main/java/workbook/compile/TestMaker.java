package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.Exercise;
import workbook.course.Finished;

/** Compiles the tests of an exercise against what learners begin with. */
final class TestMaker {

    private final Javac javac;
    private final Course course;

    TestMaker(Javac javac, Course course) {
        this.javac = javac;
        this.course = course;
    }

    /**
     * Compiled tests that are not in a file yet.
     *
     * @param facts what is known of them
     * @param classFiles the classes, by their paths in a jar
     */
    record Made(CompiledTests facts, Map<String, byte[]> classFiles) {}

    /** Empty if they do not compile, which has to be looked at with the learner's code. */
    Optional<Made> make(Exercise exercise, Path tests, Path work, Path jar) throws IOException {
        Path starters = work.resolve("starters");
        Path output = Files.createDirectories(work.resolve("made"));
        Path testFile = tests.resolve(TestSources.file(exercise));
        try {
            writeStarters(exercise, starters);
        } catch (CourseException wrongMarker) {
            return Optional.empty();
        }
        Compiled compiled = javac.compile(new Javac.Work(
                List.of(testFile), List.of(tests, starters), ClassPath.forTests(), output));
        Javac.Parsed parsed = javac.parse(exercise.test() + ".java", Files.readString(testFile));
        List<TestList.Declared> declared = TestList.of(parsed.tree(), exercise.test());
        if (!compiled.errors().isEmpty() || declared.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> own = classFiles(output, compiled, tests);
        Mentions mentions = new Mentions();
        for (byte[] classFile : own.values()) {
            mentions.add(classFile);
        }
        Set<String> relied = relied(exercise, mentions, compiled, starters);
        return Optional.of(new Made(
                new CompiledTests(
                        jar,
                        declared,
                        files(relied, compiled, starters),
                        wanted(relied, mentions, compiled),
                        names(own.keySet())),
                own));
    }

    /** Chapters look back only, so those after this one are not needed. */
    private void writeStarters(Exercise exercise, Path folder) throws IOException {
        int last = course.chapterOf(exercise).number();
        for (Chapter chapter : course.chapters()) {
            if (chapter.number() <= last) {
                Path own = Files.createDirectories(folder.resolve(chapter.name()));
                for (var file : Finished.read(chapter).starters().entrySet()) {
                    Files.writeString(own.resolve(file.getKey()), file.getValue());
                }
            }
        }
    }

    /** The compiler makes the starters' classes too; the learner has others of the same name. */
    private static Map<String, byte[]> classFiles(Path output, Compiled compiled, Path tests)
            throws IOException {
        Map<String, byte[]> own = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = output.relativize(file).toString().replace('\\', '/');
                Path origin = compiled.origins().get(outermost(path));
                if (origin != null && origin.startsWith(tests)) {
                    own.put(path, Files.readAllBytes(file));
                }
            }
        }
        return own;
    }

    private static String outermost(String classFile) {
        return classFile.replaceFirst("(\\$.*)?\\.class$", "").replace('/', '.');
    }

    private static Set<String> names(Set<String> classFiles) {
        Set<String> names = new TreeSet<>();
        classFiles.forEach(file -> names.add(outermost(file)));
        return names;
    }

    /** The learner's types that the tests mention, those of the exercise, and what is above them. */
    private static Set<String> relied(
            Exercise exercise, Mentions mentions, Compiled compiled, Path starters) {
        Set<String> relied = new TreeSet<>(mentions.types());
        for (String file : exercise.files()) {
            Path origin = starters.resolve(exercise.chapter()).resolve(file);
            compiled.origins().forEach((type, from) -> {
                if (from.equals(origin)) {
                    relied.add(type);
                }
            });
        }
        relied.removeIf(
                type -> !compiled.origins().getOrDefault(type, Path.of("")).startsWith(starters));
        while (relied.addAll(above(relied, compiled))) {
            // Until nothing more is above.
        }
        return relied;
    }

    private static Set<String> above(Set<String> types, Compiled compiled) {
        Set<String> above = new TreeSet<>();
        for (String type : types) {
            String heading = compiled.declared().getOrDefault(type, List.of("")).get(0);
            for (String other : compiled.declared().keySet()) {
                if (heading.contains(other)) {
                    above.add(other);
                }
            }
        }
        return above;
    }

    private static List<String> files(Set<String> types, Compiled compiled, Path starters) {
        Set<String> files = new LinkedHashSet<>();
        for (String type : types) {
            Path origin = compiled.origins().get(type);
            if (origin != null) {
                files.add(starters.relativize(origin).toString().replace('\\', '/'));
            }
        }
        return List.copyOf(files);
    }

    private static List<String> wanted(Set<String> types, Mentions mentions, Compiled compiled) {
        Set<String> made = new TreeSet<>();
        mentions.made().forEach(type -> made.add(Offered.plainlyMade(type)));
        return types.stream()
                .flatMap(type -> compiled.declared().getOrDefault(type, List.of()).stream())
                .filter(line -> !line.startsWith("new ") || made.contains(line))
                .toList();
    }
}
