package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The declarations in C that chapter 5 shows are what a C compiler takes them for. */
@Tag("starts-programs")
@EnabledOnOs(OS.LINUX)
class DeclaredTest {

    private static final Path FILE = Path.of("..", "chapters", "ch05ffi", "declared.c");

    @Test
    void theyCompileBesideTheHeadersAndAreAsLongAsTheChapterSays() throws Exception {
        CAssertions.assumeThereIs("gcc", "gcc");
        Process gcc = new ProcessBuilder("gcc", "-fsyntax-only", "-Wall", FILE.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, gcc.waitFor(), said);
        assertEquals("", said);
    }
}
