package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test JVM that waits for a save: it is used once, and nothing that befalls it is told. */
class StandbyTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path root;

    private DoublingCourse tiny;
    private Checker checker;

    @BeforeEach
    void standBy() throws InterruptedException {
        tiny = new DoublingCourse(root);
        checker = Checker.standingBy(tiny.course);
        assertTrue(checker.awaitWarm(LONG));
    }

    @AfterEach
    void close() {
        checker.close();
    }

    @Test
    void eachOneRunsOneCheckAndAnotherOneWaitsBehindIt() throws Exception {
        List<ProcessHandle> used = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            used.add(waiting().child().process());
            assertTrue(check().passed());
            used.get(i).onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertTrue(checker.awaitWarm(LONG));
        }
        assertEquals(3, Set.copyOf(used).size(), used::toString);
    }

    @Test
    void theOneThatWaitsIsTheOneThatRuns() {
        tiny.body("System.out.println(\"I am \" + ProcessHandle.current().pid());"
                + " return number + number;");
        long pid = waiting().child().process().pid();

        assertTrue(check().output().contains("I am " + pid));
    }

    @Test
    void ifItWasKilledTheVerdictIsRight() throws Exception {
        kill(waiting().child().process());

        assertTrue(check().passed());
    }

    @Test
    void ifItDiesAtTheMomentOfTheSaveTheVerdictIsRight() {
        waiting().child().process().destroyForcibly();

        assertTrue(check().passed());
    }

    @Test
    void ifItDiesWhileTheCompilerWorksTheVerdictIsRight() throws Exception {
        Station taken = waiting();
        VerdictBuilder verdict =
                new VerdictBuilder(tiny.course, tiny.doubling, tiny.sources(), Limits.USUAL);
        try (ScratchFolder scratch = ScratchFolder.open();
                TestRounds rounds =
                        new TestRounds(tiny.doubling, Limits.USUAL, checker.standby())) {
            kill(taken.child().process());
            rounds.run(
                    checker.workbench()
                            .prepare(tiny.doubling, tiny.sources(), scratch.root(), verdict),
                    verdict);
        }
        assertTrue(verdict.build(0).passed());
        assertFalse(Files.exists(taken.scratch().root()));
    }

    @Test
    void ifItsFolderWasCleanedAwayTheVerdictIsRight() throws Exception {
        Files.delete(waiting().scratch().run());

        assertTrue(check().passed());
    }

    @Test
    void codeThatDoesNotCompileLeavesItWaiting() {
        ProcessHandle process = waiting().child().process();

        tiny.body("return nothing;");
        assertEquals(Status.ERROR, check().status());

        assertEquals(process, waiting().child().process());
    }

    @Test
    void testsThatSpoilTheirJvmAreFollowedByAFreshOne() {
        tiny.body("if (number == 3) { System.exit(3); } return number + number;");
        Verdict verdict = check();

        assertEquals(Status.FAIL, verdict.tests().get(0).status());
        assertEquals(Status.PASS, verdict.tests().get(1).status(), verdict::toString);
        assertTrue(tiny.body("return 2 * number;").check(checker).passed());
    }

    @Test
    void twoChecksAtOnceHaveAJvmEach() {
        var other = CompletableFuture.supplyAsync(this::check);

        assertTrue(check().passed());
        assertTrue(other.join().passed());
    }

    @Test
    void itLeavesNoThreadAndNoSocketForTheTestsToFind() {
        tiny.body("""
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    System.out.println("thread " + thread.getName());
                }
                for (java.io.File link : new java.io.File("/proc/self/fd").listFiles()) {
                    try {
                        var target = java.nio.file.Files.readSymbolicLink(link.toPath());
                        System.out.println("descriptor " + target);
                    } catch (IOException closed) {
                        continue;
                    }
                }
                return number + number;""");
        String standby = check().output();
        String onDemand = tiny.check().output();

        Set<String> threads = lines(standby, "thread ");
        threads.removeAll(lines(onDemand, "thread "));
        // jnr-ffi's own: it is there from the first native call on.
        threads.remove("thread Cleaner-#");
        assertEquals(Set.of(), threads);
        assertTrue(lines(standby, "descriptor anon_inode").isEmpty(), standby);
    }

    @Test
    void whatACheckLeavesToBeEndedBehindItsVerdictIsEndedWhenTheCheckerIsClosed() {
        Station station = waiting();
        tiny.body("System.out.println(System.getProperty(\"user.dir\") + number);"
                + " return number + number;");
        Verdict verdict = check();
        checker.close();

        assertTrue(verdict.passed());
        assertTrue(verdict.output().contains(station.scratch().run().toString()));
        assertFalse(station.child().process().isAlive());
        assertFalse(Files.exists(station.scratch().root()));
    }

    @Test
    void whatWasCompiledAheadServesTheCheck() {
        checker.expect(tiny.doubling, tiny.sources());

        assertTrue(check().passed());
    }

    @Test
    void whatHasChangedSinceItWasCompiledAheadIsCompiledAgain() {
        tiny.body("return 0;");
        checker.expect(tiny.doubling, tiny.sources());
        tiny.body("return number + number;");

        assertTrue(check().passed());
    }

    @Test
    void whatDidNotCompileAheadIsCompiledAgain() {
        tiny.body("return nothing;");
        checker.expect(tiny.doubling, tiny.sources());
        tiny.body("return number + number;");

        assertTrue(check().passed());
    }

    @Test
    void closingEndsItAndLeavesNoFolder() {
        Station station = waiting();
        checker.close();

        assertFalse(station.child().process().isAlive());
        assertFalse(Files.exists(station.scratch().root()));
    }

    @Test
    void itEndsWhenTheWorkbookIsKilled() throws Exception {
        Path folder = Files.createDirectory(root.resolve("scratch"));
        Process workbook = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandbyParent.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle standby =
                ProcessHandle.of(StandbyParent.standby(workbook)).orElseThrow();
        assertTrue(standby.isAlive());

        kill(workbook.toHandle());

        standby.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertFalse(standby.isAlive());
    }

    @Test
    void aCheckThatIsGivenUpEndsAndTheNextOneIsRight() throws Exception {
        Path begun = root.resolve("begun");
        tiny.body("try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + begun
                + "\")); } catch (IOException e) {} while (number < 99) {} return 0;");
        Station station = waiting();
        Thread check = new Thread(this::check);
        check.start();
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        check.interrupt();
        check.join(LONG.toMillis());

        assertFalse(check.isAlive());
        assertFalse(station.child().process().isAlive());
        assertFalse(Files.exists(station.scratch().root()));
        assertTrue(tiny.body("return number + number;").check(checker).passed());
    }

    @Test
    void aCheckThatIsGivenUpWhileItCompilesLeavesTheCompilerUsable() throws Exception {
        ProcessHandle process = waiting().child().process();
        Thread check = new Thread(this::check);
        check.start();
        check.interrupt();
        check.join(LONG.toMillis());

        assertFalse(check.isAlive());
        assertEquals(process, waiting().child().process(), "it had nothing to do");
        assertTrue(check().passed());
        assertTrue(checker.awaitWarm(LONG));
        assertNotEquals(process, waiting().child().process());
    }

    private Verdict check() {
        return tiny.check(checker);
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private Station waiting() {
        return checker.standby().waiting().orElseThrow();
    }

    private static Set<String> lines(String output, String start) {
        return output.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.replaceAll("\\d+", "#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
