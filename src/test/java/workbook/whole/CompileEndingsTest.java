package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/**
 * What ends a check before its tests: each says what happened, where, and what to do, and the next
 * check of another exercise is as always. The sources lie in {@code hostile-sources}.
 */
class CompileEndingsTest {

    @TempDir
    static Path folder;

    private static Workshop workshop;
    private static Map<String, String> finished;
    private static Course course;
    private static Checker checker;

    @BeforeAll
    static void makeWorkshop() throws IOException {
        workshop = Workshop.ofFirstChapters(folder);
        finished = new TreeMap<>();
        course = Course.load(workshop.home());
        checker = new Checker(course);
        course.chapters()
                .forEach(chapter -> Finished.read(chapter)
                        .cleaned()
                        .forEach((name, text) -> finished.put(chapter.name() + "/" + name, text)));
    }

    /** Every exercise is solved before each test, and nothing else is there. */
    @BeforeEach
    @AfterEach
    void solveAll() throws IOException {
        Path sources = workshop.home().exerciseSources();
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        }
        for (var file : finished.entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Path request() {
        return workshop.file("ch01blocking", "Request.java");
    }

    static Stream<Path> endings() throws IOException {
        return HostileCase.ours(HostileCase.ofSources()).stream().map(HostileCase::folder);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anEndingSaysWhatHappenedWhereAndWhatToDo(Path ending) throws IOException {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(ending.resolve("about.properties"))) {
            about.load(in);
        }
        copy(ending.resolve("files"), workshop.home().exerciseSources());

        Workshop.Said said = workshop.say("check", about.getProperty("exercise"), "--json");

        assertEquals(about.getProperty("exit"), "" + said.exitCode(), said.out() + said.err());
        for (int i = 1; about.containsKey("says." + i); i++) {
            assertSays(said, about.getProperty("says." + i));
        }
        if (Boolean.getBoolean("record")) {
            String text = Told.of(said.out()).text().replace(workshop.home().root() + "/", "");
            Files.writeString(ending.resolve("verdict.txt"), text);
        }
        assertOthersAreWell();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    /** As JSON has it, without the breaks that the text has between its lines. */
    private static void assertSays(Workshop.Said said, String sentence) {
        String text = said.out().replace("\\\"", "\"").replace("\\\\", "\\");
        assertTrue(
                text.contains(sentence),
                () -> "expected to find\n" + sentence + "\nin\n" + text + said.err());
    }

    /** The learner's own way, without a process for it each time: one at the end has its own. */
    private static void assertOthersAreWell() {
        Exercise other = course.exercise("read-to-end").orElseThrow();
        Verdict verdict = checker.check(other, workshop.home().exerciseSources());
        assertTrue(verdict.passed(), verdict::toString);
    }

    @AfterAll
    static void othersAreWellForTheCommandToo() {
        checker.close();
        Workshop.Said other = workshop.say("check", "read-to-end", "--json");
        assertEquals(0, other.exitCode(), other.out() + other.err());
    }

    private static void assertEnding(String... sentences) {
        Workshop.Said said = workshop.say("check", "request", "--json");
        assertEquals(1, said.exitCode(), said.out() + said.err());
        List.of(sentences).forEach(sentence -> assertSays(said, sentence));
        assertOthersAreWell();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(request());

        assertEnding("Request.java is not there.", "./workbook reset request");
    }

    @Test
    void aFolderInPlaceOfTheFileIsNamed() throws IOException {
        Files.delete(request());
        Files.createDirectory(request());

        assertEnding("Request.java is a folder, and should be a file.", "Rename or move it");
    }

    @Test
    void aLinkThatLeadsToItselfIsNamed() throws IOException {
        Files.delete(request());
        Files.createSymbolicLink(request(), request());

        assertEnding("Request.java cannot be read: ", "A link must not lead to itself.");
    }

    @Test
    void aHugeFileIsNotEvenRead() throws IOException {
        Files.writeString(request(), finished.get("ch01blocking/Request.java"));
        Files.writeString(request(), Files.readString(request()) + "// more\n".repeat(500_000));

        assertEnding("Request.java has 3 MiB, far more than code can have.");
    }

    @Test
    void anExpressionThatIsTooDeepForTheCompilerIsNamed() throws IOException {
        String deep = "int n = " + "(".repeat(40_000) + "1" + ")".repeat(40_000) + "; return ";
        Files.writeString(
                request(), finished.get("ch01blocking/Request.java").replace("return ", deep));

        assertEnding("Request.java", "something here is nested too deeply");
    }

    @Test
    void aSumOfThousandsOfTextsIsNoProblemOrIsNamed() throws IOException {
        String deep = "String s = \"\"" + " + path + \"x\"".repeat(20_000) + "; return ";
        Files.writeString(
                request(), finished.get("ch01blocking/Request.java").replace("return ", deep));

        assertEnding("Request.java", "something here is nested too deeply");
    }

    @Test
    void aJavaWithoutACompilerSaysWhichOneItIsAndWhatToInstall() throws Exception {
        ProcessBuilder builder = workshop.command("check", "request");
        builder.command().add(1, "--limit-modules=java.se,jdk.unsupported,jdk.zipfs");
        Path err = Files.createTempFile(folder, "said", ".err");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(err.toFile()).start();
        process.getOutputStream().close();

        assertEquals(2, process.waitFor());
        String said = Files.readString(err);
        assertTrue(said.contains(System.getProperty("java.home")), said);
        assertTrue(said.contains("Java " + System.getProperty("java.version")), said);
        assertTrue(said.replaceAll("\\s+", " ").contains("it is a runtime (JRE), not a JDK"), said);
        assertTrue(said.contains("apt install openjdk-17-jdk"), said);
    }
}
