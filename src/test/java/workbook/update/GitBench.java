package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Course;
import workbook.course.KnownProblem;

/** An edition of the course in a repository, and a learner's clone of it. */
abstract class GitBench {

    static final String FILE = Edition.LEARNERS + "ch01tiny/Twice.java";
    static final String NOT_WRITTEN =
            "throw new UnsupportedOperationException(\"ch01 / twice: not written yet\");";
    static final String MINE = "return a + a;";

    @TempDir
    Path folder;

    TinyEdition upstream;
    TinyEdition here;

    @BeforeEach
    void cloneIt() throws Exception {
        upstream = new TinyEdition(folder.resolve("upstream"));
        upstream.commit("first edition");
        here = new TinyEdition(folder.resolve("here"));
        here.git("init", "-q", "-b", "main");
        here.git("remote", "add", "origin", upstream.home.root().toString());
        here.git("fetch", "-q", "origin");
        here.git("reset", "-q", "--mixed", "origin/main");
        here.git("branch", "-q", "--set-upstream-to=origin/main");
        assertEquals("", here.git("status", "--porcelain"));
    }

    void secondEdition() throws Exception {
        upstream.finished("Twice", "twice", "Gives twice a number.", "a * 2");
        upstream.generate();
        upstream.write("src/main/java/Tool.java", "class Tool { int better; }\n");
        upstream.commit("second edition");
    }

    void solve() throws IOException {
        here.replace(here.learners("Twice"), NOT_WRITTEN, MINE);
    }

    Report update() {
        return update("");
    }

    Report update(String from) {
        return new Update(Course.load(here.home), Clock.systemUTC())
                .run(from, here.home.root(), false);
    }

    void assertBothAreIn(String text) {
        assertTrue(text.contains(MINE), text);
        assertTrue(text.contains("Gives twice a number."), text);
    }

    String refusal(String from) {
        String message = assertThrows(KnownProblem.class, () -> update(from)).getMessage();
        return String.valueOf(message);
    }
}
