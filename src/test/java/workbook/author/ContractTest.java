package workbook.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.author.FakeChecker.failing;
import static workbook.author.FakeChecker.message;
import static workbook.author.FakeChecker.passing;
import static workbook.author.FakeChecker.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.course.Exercise;
import workbook.course.TinyCourse;
import workbook.runner.Status;
import workbook.runner.Verdict;

/** Asks whether a broken promise is noticed. */
class ContractTest {

    private static final String MISSES = "chapters/ch01counting/near-misses/";

    @TempDir
    Path root;

    private TinyCourse course;
    private final FakeChecker fake = new FakeChecker();

    @BeforeEach
    void write() throws IOException {
        course = new TinyCourse(root).complete();
    }

    private Contract.Report run(BiFunction<Exercise, Path, Verdict> checker)
            throws InterruptedException {
        return new Contract(course.load(), checker, 2, Duration.ofMinutes(10)).run();
    }

    /** The one broken promise. */
    private static Contract.Row broken(Contract.Report report) {
        List<Contract.Row> broken =
                report.rows().stream().filter(row -> !row.ok()).toList();
        assertEquals(1, broken.size(), () -> String.join("\n", ContractTable.lines(report)));
        return broken.get(0);
    }

    private static String what(Contract.Row row) {
        return row.finding().orElseThrow().what();
    }

    /** Answers as the fake does, except where the counter returns this. */
    private BiFunction<Exercise, Path, Verdict> except(String returned, Verdict verdict) {
        return (exercise, sources) -> {
            Verdict usual = fake.apply(exercise, sources);
            return sources.equals(fake.seen.get(returned)) ? verdict : usual;
        };
    }

    @Test
    void aRightExerciseKeepsEveryPromise() throws InterruptedException {
        Contract.Report report = run(fake);

        assertTrue(report.ok(), () -> String.join("\n", ContractTable.lines(report)));
        assertEquals(
                List.of("", "", "says-1", "says-2", "says-3"),
                report.rows().stream().map(Contract.Row::name).toList());
        assertEquals(Set.of("starter", "n", "1", "2", "3"), fake.seen.keySet());
        assertEquals(
                Set.of(new Contract.Cited("count", "theLastByteCounts", 1, "How many?")),
                report.cited());
    }

    @Test
    void eachNearMissIsInOneShareAndTheOthersAreInAll() throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (String share : List.of("1/2", "2/2")) {
            Contract contract = new Contract(course.load(), fake, 2, Duration.ofMinutes(10));
            Contract.Report report = contract.run(course.load().exercises(), Share.parse(share));
            assertTrue(report.ok());
            report.rows().forEach(row -> names.add(row.name()));
        }
        assertEquals(List.of("", "", "says-1", "says-3", "", "", "says-2"), names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3"})
    void aShareThatIsNoneIsRefused(String none) {
        assertThrows(IllegalArgumentException.class, () -> Share.parse(none));
    }

    @Test
    void theTemporaryFoldersAreTakenAway() throws InterruptedException {
        run(fake);

        assertTrue(fake.seen.values().stream().noneMatch(Files::exists));
    }

    @Test
    void aStarterThatPassesATestIsNamed() throws InterruptedException {
        Verdict half = verdict(Status.FAIL, failing(message("Not written.")), passing());

        Contract.Row row = broken(run(except("starter", half)));

        assertEquals(Contract.Kind.STARTER, row.kind());
        assertTrue(what(row).contains("passes nothingIsNothing"), what(row));
        assertEquals(
                "chapters/ch01counting/exercises.yaml:3",
                row.finding().orElseThrow().where());
    }

    @Test
    void aStarterThatDoesNotCompileIsNamed() throws InterruptedException {
        Verdict error = Verdict.untried("count", "; expected", 1);

        assertTrue(what(broken(run(except("starter", error)))).contains("; expected"));
    }

    @Test
    void aMessageThatDoesNotTeachIsNamed() throws InterruptedException {
        Verdict bare = verdict(Status.FAIL, failing("expected 3 but was 0"));

        assertTrue(what(broken(run(except("starter", bare)))).contains("expected 3 but was 0"));
    }

    @Test
    void finishedCodeThatFailsIsNamed() throws InterruptedException {
        Verdict fails = verdict(Status.FAIL, failing(message("Two are missing.")));

        Contract.Row row = broken(run(except("n", fails)));

        assertEquals(Contract.Kind.FINISHED, row.kind());
        assertTrue(what(row).contains("Two are missing."), what(row));
    }

    @ParameterizedTest
    @CsvSource({"starter, STARTER", "n, FINISHED"})
    void whatLeavesSomethingBehindIsNamed(String returned, Contract.Kind kind)
            throws InterruptedException {
        Contract.Row row = broken(run((exercise, sources) -> {
            Verdict usual = fake.apply(exercise, sources);
            boolean it = sources.equals(fake.seen.get(returned));
            return it ? FakeChecker.noting(usual, "A socket is open.") : usual;
        }));

        assertEquals(kind, row.kind());
        assertTrue(what(row).contains("it gets a note: A socket is open."), what(row));
    }

    @Test
    void aMistakeThatNobodyNoticesIsNamed() throws InterruptedException {
        Contract.Row row = broken(run(except("2", verdict(Status.PASS, passing()))));

        assertEquals("says-2", row.name());
        assertTrue(what(row).contains("no test notices"), what(row));
    }

    @Test
    void aMistakeThatGetsAnotherSentenceIsNamed() throws InterruptedException {
        Verdict other = verdict(Status.FAIL, failing(message("It says something.")));

        assertTrue(
                what(broken(run(except("2", other)))).contains("no message says \"It says 2.\""));
    }

    @Test
    void aSentenceThatTheStarterProvokesTooIsNamed() throws InterruptedException {
        Verdict same = verdict(Status.FAIL, failing(message("Not written. It says 3.")));

        assertTrue(what(broken(run(except("starter", same)))).contains("the starter provokes"));
    }

    @Test
    void twoMistakesWithOneSentenceAreBothNamed() throws Exception {
        course.write(MISSES + "count.says-4.patch", TinyCourse.nearMiss("3"));

        Contract.Report report = run(fake);

        List<String> names = report.rows().stream()
                .filter(row -> !row.ok())
                .map(Contract.Row::name)
                .toList();
        assertEquals(List.of("says-3", "says-4"), names);
    }

    @Test
    void tooFewNearMissesAreNamed() throws Exception {
        Files.delete(root.resolve(MISSES + "count.says-3.patch"));

        assertTrue(what(broken(run(fake))).contains("2 near-misses"));
    }

    @Test
    void aPatchThatDoesNotApplyIsNamedAndTheOthersAreTried() throws Exception {
        String patch = TinyCourse.nearMiss("2").replace("-        return n;", "-    return m;");
        course.write(MISSES + "count.says-2.patch", patch);

        Contract.Row row = broken(run(fake));

        assertEquals("says-2", row.name());
        assertEquals(
                MISSES + "count.says-2.patch:5", row.finding().orElseThrow().where());
    }

    @Test
    void whatWouldStartAfterTheTimeIsUpIsNotTriedAndSaysSo() throws InterruptedException {
        Contract.Report report = new Contract(course.load(), fake, 2, Duration.ZERO).run();

        assertFalse(report.ok());
        assertTrue(fake.seen.isEmpty());
        assertTrue(what(report.rows().get(0)).contains("time for the contract is used up"));
    }

    @Test
    void theTableHasALineForEachPromise() throws InterruptedException {
        List<String> lines = ContractTable.lines(run(except("2", verdict(Status.PASS, passing()))));

        assertTrue(lines.get(1).matches("ok +count +starter +1 of 1 fail +\\d+"), lines.get(1));
        assertTrue(lines.get(4).matches("FAIL +count +near-miss +says-2 .*"), lines.get(4));
        assertTrue(lines.get(6).startsWith("5 promises, 1 broken, "), lines.get(6));
    }
}
