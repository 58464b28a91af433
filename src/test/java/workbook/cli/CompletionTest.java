package workbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, in a real bash. */
class CompletionTest {

    @TempDir
    Path folder;

    @Test
    void theScriptCompletesCommandsAndExercises() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        Desk desk = new Desk(folder);
        Path script = Files.writeString(
                folder.resolve("script"), desk.type("completion").out());
        assertTrue(complete(script, "workbook", "che").contains("check"));
        assertTrue(complete(script, "workbook", "hint", "tw").contains("twice"));
        assertTrue(complete(script, "workbook", "check", "--f").contains("--full"));
        assertTrue(complete(script, "workbook", "list", "--p").contains("--pending"));
        assertTrue(complete(script, "workbook", "hint", "--a").contains("--again"));
    }

    private static String complete(Path script, String... words) throws Exception {
        String shell = "source " + script + "; COMP_WORDS=(" + String.join(" ", words)
                + "); COMP_CWORD=" + (words.length - 1)
                + "; _complete_workbook; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", shell)
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
        return out;
    }
}
