package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch, with somebody who saves, deletes and types. */
class WatchCommandTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
    }

    /** Lets a test wait until something is shown. */
    private static final class Screen extends ByteArrayOutputStream {

        private int seen;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        /** Waits for this text, after what was waited for before. */
        synchronized void await(String text) throws InterruptedException {
            String all = toString(StandardCharsets.UTF_8);
            while (all.indexOf(text, seen) < 0) {
                wait();
                all = toString(StandardCharsets.UTF_8);
            }
            seen = all.indexOf(text, seen) + text.length();
        }
    }

    /** What a person does meanwhile. */
    private interface Doing {
        void act(PipedOutputStream keys) throws Exception;
    }

    private String watch(Doing doing) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            PipedOutputStream keys = new PipedOutputStream();
            desk.atTerminal(new PipedInputStream(keys));
            CompletableFuture<Desk.Said> watch =
                    CompletableFuture.supplyAsync(() -> desk.type(screen, "watch"));
            screen.await("then Enter.");
            doing.act(keys);
            type(keys, "q");
            Desk.Said said = watch.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertEquals(0, said.exitCode(), said.err());
            return said.out() + said.err();
        });
    }

    private static void type(PipedOutputStream keys, String key) throws IOException {
        keys.write((key + "\n").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    @Test
    void theExerciseThatOwnsTheSavedFileIsChecked() {
        String all = watch(keys -> {
            type(keys, "n");
            screen.await("now: half");
            desk.answer("Twice", Desk.RIGHT);
            screen.await("now: twice");
        });
        assertTrue(all.contains("twice is still open. Save Twice.java"), all);
        assertTrue(all.contains("You saved Twice.java: checking twice ..."), all);
        assertTrue(all.contains("all 2 tests pass"), all);
    }

    @Test
    void theTestsOfWhatIsShownAreCompiledBeforeItsFirstSave() {
        Path store = desk.home.target().resolve("workbook/tests");
        watch(keys -> {
            awaitTests(store, "TwiceTest-");
            type(keys, "n");
            screen.await("now: half");
            awaitTests(store, "HalfTest-");
        });
    }

    private static void awaitTests(Path store, String name) {
        while (Stream.of(names(store)).noneMatch(each -> each.startsWith(name))) {
            Thread.onSpinWait();
        }
    }

    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? new String[0] : names;
    }

    @Test
    void anotherTerminalDoesNotMoveTheWatch() {
        String all = watch(keys -> {
            assertEquals(0, desk.type("open", "half", "--json").exitCode());
            type(keys, "r");
            screen.await("now: twice");
        });
        assertTrue(all.contains("checking twice ..."), all);
        assertFalse(all.contains("checking half ..."), all);
    }

    @Test
    void aDeletedFileIsMissed() {
        String all = watch(keys -> {
            Files.delete(desk.exercise("Twice"));
            screen.await("now: twice");
        });
        assertTrue(all.contains("Twice.java is gone: checking twice"), all);
        assertTrue(all.contains("Twice.java is not there."), all);
    }

    @Test
    void aSaveGivesUpTheCheckThatRunsAndItsFolder() throws Exception {
        Path link = folder.resolve("link");
        Path[] scratch = new Path[1];
        String all = watch(keys -> {
            desk.answer("Twice", """
                    try {
                        java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();
                        java.nio.file.Files.createSymbolicLink(java.nio.file.Path.of("%s"), here);
                    } catch (java.io.IOException e) {
                    }
                    while (true) {
                    }
                    """.formatted(link));
            while (!Files.exists(link)) {
                Thread.onSpinWait();
            }
            scratch[0] = Files.readSymbolicLink(link).getParent();
            desk.answer("Twice", Desk.RIGHT);
            screen.await("all 2 tests pass");
        });
        assertFalse(all.contains("tests fail"), all);
        assertFalse(Files.exists(scratch[0]), "left behind: " + scratch[0]);
    }

    @Test
    void keysAreExplainedAndALockedSolutionEndsNothing() {
        String all = watch(keys -> {
            type(keys, "s");
            screen.await("q quit");
            type(keys, "z");
            screen.await("No key z:");
            type(keys, "x");
            screen.await("No key x here.");
            type(keys, "c");
            screen.await("0 of 2 exercises pass");
        });
        assertTrue(all.contains("The solution of twice opens when your code passes."), all);
        assertTrue(all.contains("s solution"), all);
        assertTrue(all.contains("In a second terminal: ./workbook reset twice"), all);
    }

    @Test
    void whatComesNextIsNamedByItsKey() {
        String all = watch(keys -> {
            desk.answer("Twice", Desk.WRONG);
            screen.await("hint:       h");
            type(keys, "h");
            screen.await(": h");
            desk.answer("Twice", Desk.RIGHT);
            screen.await("next:       n");
            screen.await("compare:    s");
            screen.await("now: twice");
        });
        assertFalse(all.contains("./workbook solution twice"), all);
    }
}
