package workbook.whole;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.course.CourseReader;
import workbook.course.Home;
import workbook.progress.FileTree;

/**
 * A learner's copy of the whole course in a folder of its own, and the real command in a process of
 * its own: what {@code ./workbook} starts, without the shell before it.
 */
public final class Workshop {

    /** Only ends what would never end: a machine may be very busy. */
    private static final long PATIENCE_SECONDS = 300;

    private static final List<String> FIRST_CHAPTERS = List.of("ch01blocking", "ch02threads");

    /** Every copy is a copy of one of these, which are made when they are first asked for. */
    private static final Map<List<String>, Path> MODELS = new HashMap<>();

    private static Optional<Path> archive = Optional.empty();

    private final Home home;

    private Workshop(Home home) {
        this.home = home;
    }

    /** Copies the rooms that a learner works in; every exercise is at its start. */
    public static Workshop in(Path folder) throws IOException {
        return copied(namesIn(course().resolve("chapters")), folder);
    }

    /** The same with the first two chapters: what a test costs must not grow with the course. */
    public static Workshop ofFirstChapters(Path folder) throws IOException {
        return copied(FIRST_CHAPTERS, folder);
    }

    private static Workshop copied(List<String> chapters, Path folder) throws IOException {
        copy(model(chapters), folder);
        return new Workshop(new Home(folder));
    }

    private static Path model(List<String> chapters) throws IOException {
        synchronized (MODELS) {
            Path known = MODELS.get(chapters);
            if (known != null) {
                return known;
            }
            Path model = made(chapters, Files.createTempDirectory("workshop"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileTree.delete(model)));
            if (MODELS.isEmpty()) {
                ProcessBuilder rehearsal =
                        new Workshop(new Home(model)).command("rehearse", "main");
                archive = Archives.forCommands(rehearsal.command());
            }
            MODELS.put(chapters, model);
            return model;
        }
    }

    private static Path course() {
        Path course = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(course.resolve("chapters"))) {
            course = course.getParent();
        }
        return course;
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(CourseReader::isChapterName)
                    .sorted()
                    .toList();
        }
    }

    private static Path made(List<String> chapters, Path folder) throws IOException {
        Path course = course();
        Path tests = course.resolve("exercises/src/test/java");
        Workshop workshop = new Workshop(new Home(folder));
        copy(tests.resolve("support"), workshop.home.exerciseTests().resolve("support"));
        for (String chapter : chapters) {
            copy(
                    course.resolve("chapters").resolve(chapter),
                    folder.resolve("chapters/" + chapter));
            copy(tests.resolve(chapter), workshop.home.exerciseTests().resolve(chapter));
        }
        Files.createDirectories(workshop.home.exerciseSources());
        Said made = workshop.say("author", "generate");
        if (made.exitCode() != 0) {
            throw new IOException(made.out() + made.err());
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each));
                if (copy.startsWith(to.resolve("target"))) {
                    continue;
                }
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** What came of a command. */
    public record Said(int exitCode, String out, String err) {}

    /** Where the copy is. */
    public Home home() {
        return home;
    }

    /** A file of the learner's in a chapter's folder. */
    public Path file(String chapter, String name) {
        return home.exerciseSources().resolve(chapter).resolve(name);
    }

    /** A process that runs {@code ./workbook ARGUMENTS} in the copy; it is not started yet. */
    public ProcessBuilder command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** The same, with options for its JVM. */
    public ProcessBuilder command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the launcher does it, which is how the archive was made.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-XX:-PrintWarnings",
                "--enable-native-access=ALL-UNNAMED",
                "-Dworkbook.home=" + home.root(),
                "-cp",
                classPath()));
        archive.ifPresent(file -> command.add(1, "-XX:SharedArchiveFile=" + file));
        command.addAll(options);
        command.add("workbook.cli.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(home.root().toFile());
    }

    /** What learners have: without the tests' own folder, with which nothing could be archived. */
    private static String classPath() {
        Path tests = Path.of("target/test-classes").toAbsolutePath();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs the command to its end. */
    public Said say(String... arguments) {
        return say(List.of(), arguments);
    }

    /** The same, with options for its JVM. */
    public Said say(List<String> options, String... arguments) {
        try {
            Path out = Files.createTempFile("said", ".out");
            Path err = Files.createTempFile("said", ".err");
            Process process = command(options, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end: " + String.join(" ", arguments));
            }
            return new Said(process.exitValue(), taken(out), taken(err));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
