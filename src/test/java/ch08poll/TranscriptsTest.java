package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.author.Transcript;

/** What chapter 8 shows of its programs is what they print; and its table names what is there. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    /** One of the chapter's programs. */
    private interface Program {
        void run(PrintStream out) throws IOException;
    }

    /** Who is first, the door or the guest, is up to the kernel. */
    @Test
    void aVisitLooksAsTheChapterShows() throws IOException {
        String visit = printed(out -> Visit.run(Desk.LIBC, out));
        String asked = "$ ./workbook run ch08 --finished\n";
        Transcript.of("ch08poll", "run.txt").assertRepeatedBy(asked + doorFirst(visit));
    }

    @Test
    void byHandItLooksTheSame() throws IOException {
        String visit = printed(out -> Visit.run(Desk.LIBC, out));
        String byHand = printed(out -> VisitByHand.run(Desk.LIBC, out));
        assertEquals(doorFirst(visit), doorFirst(byHand));
    }

    @Test
    void aStaleEventIsPassedOver() throws IOException {
        String run = printed(out -> Stale.run(Desk.LIBC, out));
        String asked = "$ ./workbook run ch08 --finished stale\n";
        Transcript.of("ch08poll", "stale.txt").assertRepeatedBy(asked + run);
        assertEquals("1 3", found("value=(\\d+)", run));
        assertEquals("0 1 0 1 4294967297 4294967297", found("token=(\\d+)", run));
    }

    @Test
    void aSignalForTheProcessIsTakenByAnotherThread() throws IOException {
        String asked = "$ ./workbook run ch08 --finished signal\n";
        Transcript.of("ch08poll", "signal.txt").assertRepeatedBy(asked + printed(ASignal::run));
    }

    /** No more calls than it must: each source is added once and deleted once. */
    @Test
    void aVisitMakesTheseCalls() throws IOException {
        String calls = printed(out -> Calls.run(Desk.LIBC, out));
        assertEquals("ADD ADD ADD DEL DEL DEL MOD", found("EPOLL_CTL_(\\w+)", calls));
        assertEquals(2, count("sendto\\(", calls), calls);
        assertTrue(count("epoll_wait\\(", calls) <= 6, calls);
        assertEquals(count("close\\(", calls), count("socket\\(|accept4\\(|create1\\(", calls));
    }

    @Test
    void theCompilerNamesWhatIsMissing(@TempDir Path empty) throws IOException {
        String missing = missing(empty).stream().sorted().distinct().collect(Collectors.joining());
        String asked = "$ javac -d target chapters/ch08poll/Visit.java 2>&1 | grep symbol:"
                + " | sort -u\n";
        Transcript.of("ch08poll", "missing.txt").assertRepeatedBy(asked + missing);
    }

    @Test
    void theTableNamesEachOfTheTests() throws IOException {
        Path chapter = Path.of("..", "chapters", "ch08poll", "chapter.adoc");
        String table = Files.readString(chapter).split("tag=guarantees", 2)[1];
        Set<String> named = Pattern.compile("`([a-z]+[A-Z]\\w+)`")
                .matcher(table)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        Set<String> tests = Stream.of(ToldTest.class, RegisteredTest.class, WaitingTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertEquals(tests, named);
    }

    private static List<String> missing(Path empty) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-d", "" + empty, "-cp", "" + empty);
        try (StandardJavaFileManager files = javac.getStandardFileManager(said, null, null)) {
            Path visit = Path.of("..", "chapters", "ch08poll", "Visit.java");
            javac.getTask(null, files, said, options, null, files.getJavaFileObjects(visit))
                    .call();
        }
        return said.getDiagnostics().stream()
                .map(each -> each.getMessage(Locale.ENGLISH))
                .flatMap(String::lines)
                .filter(line -> line.contains("symbol:"))
                .map(line -> line + "\n")
                .toList();
    }

    private static String printed(Program program) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        program.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String doorFirst(String visit) {
        List<String> lines = new ArrayList<>(visit.lines().toList());
        Collections.sort(lines.subList(0, 2));
        return String.join("\n", lines) + "\n";
    }

    /** In the order of the text for numbers, in that of the alphabet for words. */
    private static String found(String pattern, String text) {
        List<String> all = new ArrayList<>(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList());
        if (!all.get(0).matches("\\d+")) {
            Collections.sort(all);
        }
        return String.join(" ", all);
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .count();
    }
}
