package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jnr.ffi.LibraryLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 5 says of the three levels of a call. */
@EnabledOnOs(OS.LINUX)
class LevelsTest {

    @Test
    void theKernelGivesOneAnswerOnAllLevels() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FirstCall.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, lines.size());
        String pid = " " + ProcessHandle.current().pid();
        lines.forEach(line -> assertTrue(line.endsWith(pid), line));
    }

    @Test
    void aMissingFunctionIsNoticedOnlyInItsCallAndWithoutItsName() {
        Missing.Kqueue loaded = LibraryLoader.create(Missing.Kqueue.class).load("c");
        UnsatisfiedLinkError unknown = assertThrows(UnsatisfiedLinkError.class, loaded::kqueue);
        assertEquals("unknown", unknown.getMessage());
    }
}
