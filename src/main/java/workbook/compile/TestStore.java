package workbook.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;

/**
 * Keeps compiled tests in {@code target/workbook/tests}, each under a name that changes with
 * whatever it was made from; a check that finds its tests there need not compile them.
 */
final class TestStore {

    /** Changes whenever what is kept, or how, changes. */
    private static final String FORM = "tests 2";

    /** A test JVM that runs now may still load classes from one that is no longer the newest. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private final Course course;
    private final TestSources sources;
    private final TestMaker maker;
    private final Path folder;

    TestStore(Javac javac, Course course, TestSources sources) {
        this.course = course;
        this.sources = sources;
        this.maker = new TestMaker(javac, course);
        this.folder = course.home().target().resolve("workbook/tests");
    }

    /**
     * The compiled tests of an exercise, from the store or made now; empty if they do not compile.
     * Two threads never make the same.
     */
    synchronized Optional<CompiledTests> of(Exercise exercise, Path work) throws IOException {
        Path jar = folder.resolve(exercise.test() + "-" + key(exercise) + ".jar");
        Optional<CompiledTests> kept = TestJar.read(jar);
        return kept.isPresent() ? kept : made(exercise, work, jar);
    }

    private Optional<CompiledTests> made(Exercise exercise, Path work, Path jar)
            throws IOException {
        Path tests = sources.folder(exercise, work.resolve("sealed"));
        if (!Files.isRegularFile(tests.resolve(TestSources.file(exercise)))) {
            return Optional.empty();
        }
        Optional<TestMaker.Made> made = maker.make(exercise, tests, work, jar);
        return made.isPresent() ? Optional.of(kept(made.get(), work)) : Optional.empty();
    }

    /** Where the store cannot be written, they serve for this check only. */
    private CompiledTests kept(TestMaker.Made made, Path work) throws IOException {
        CompiledTests facts = made.facts();
        try {
            TestJar.write(facts, made.classFiles());
            deleteOld(facts.jar());
            return facts;
        } catch (IOException noStore) {
            CompiledTests once = new CompiledTests(
                    work.resolve("tests.jar"),
                    facts.tests(),
                    facts.files(),
                    facts.wanted(),
                    facts.classes());
            TestJar.write(once, made.classFiles());
            return once;
        }
    }

    private void deleteOld(Path newest) throws IOException {
        String name = newest.getFileName().toString();
        String test = name.substring(0, name.lastIndexOf('-'));
        FileTime old = FileTime.from(Instant.now().minus(IN_USE));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String other = each.getFileName().toString();
                boolean replaced = other.startsWith(test + "-") || other.endsWith(".tmp");
                if (replaced
                        && !other.equals(name)
                        && Files.getLastModifiedTime(each).compareTo(old) < 0) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** Of the tests all that they hold; of jars and finished code names, sizes and times. */
    private String key(Exercise exercise) throws IOException {
        StringBuilder seen = new StringBuilder(FORM);
        seen.append(Runtime.version()).append(ClassPath.fingerprint());
        seen.append(TestSources.file(exercise)).append(exercise.files());
        seen.append(sources.fingerprint(exercise));
        int last = course.chapterOf(exercise).number();
        for (Chapter chapter : course.chapters()) {
            if (chapter.number() <= last) {
                for (String name : JavaFiles.under(chapter.folder())) {
                    note(chapter.folder().resolve(name), seen);
                }
            }
        }
        return digest(seen.toString());
    }

    private static void note(Path file, StringBuilder seen) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        seen.append('\n').append(file).append(' ').append(now.size());
        seen.append(' ').append(now.lastModifiedTime());
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
