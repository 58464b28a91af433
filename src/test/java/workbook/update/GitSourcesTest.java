package workbook.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a clone, an update goes where it is sent, and where it cannot it says why and does nothing. */
@Tag("on-one-jdk")
class GitSourcesTest extends GitBench {

    @Test
    void aDetachedHeadMovesByNameAndItsOwnCommitsStayReachable() throws Exception {
        here.git("checkout", "-q", "--detach");
        solve();
        here.commit("mine, on no branch");
        String mine = here.git("rev-parse", "HEAD");
        secondEdition();
        assertTrue(refusal("").contains("HEAD is on no branch"));
        here.git("fetch", "-q");

        update("origin/main");

        assertEquals(mine, here.git("rev-parse", "HEAD^1"));
        assertEquals("HEAD", here.git("rev-parse", "--abbrev-ref", "HEAD"));
        assertBothAreIn(here.text(here.learners("Twice")));
    }

    @Test
    void aBranchThatFollowsNothingIsToldHowToGoOn() throws Exception {
        here.git("checkout", "-q", "-b", "mine");
        String said = refusal("");
        assertTrue(said.contains("The branch mine follows no branch"), said);
        assertTrue(said.contains("--from origin/main"), said);
    }

    @Test
    void withoutTheNetworkItIsSaidAndNothingChanges() throws Exception {
        here.git("remote", "set-url", "origin", folder.resolve("nowhere").toString());
        String said = refusal("");
        assertTrue(said.contains("could not be fetched from origin"), said);
        assertTrue(said.contains("This command needs the network"), said);
        assertFalse(Files.exists(here.path(".workbook/update")));
    }

    @Test
    void aMergeThatIsUnderWayIsNotDisturbed() throws Exception {
        secondEdition();
        here.replace(here.path(FILE), "Doubles a number.", "My own words.");
        here.commit("mine");
        here.git("fetch", "-q");
        assertThrows(IOException.class, () -> here.git("merge", "-q", "origin/main"));
        String text = here.text(here.learners("Twice"));

        assertTrue(refusal("").contains("under way"));

        assertEquals(text, here.text(here.learners("Twice")));
    }
}
