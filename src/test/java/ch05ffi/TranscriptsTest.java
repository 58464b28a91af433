package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch05ffi.EpollEvents.Layout;
import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.author.Transcript;

/** What chapter 5 shows of its programs is what they print. */
@EnabledOnOs(OS.LINUX)
class TranscriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"getpid", "numbers", "bits", "talk", "missing"})
    void aProgramPrintsWhatTheChapterShows(String word) throws Exception {
        assertEquals("", difference(word));
    }

    @Test
    void errnoIsWhatTheChapterShowsDigitByDigit() throws Exception {
        exactly("errno");
    }

    @Test
    void onX86TheGarbageIsWhatTheChapterShows() throws Exception {
        Assumptions.assumeTrue(Layout.here().equals(Layout.PACKED), "elsewhere it is no garbage");
        String shown = exactly("garbage");
        assertEquals(3, shown.lines().filter(line -> line.contains("= 0")).count());
    }

    private static String difference(String word) throws Exception {
        transcript(word).assertRepeatedBy(shown(word));
        return "";
    }

    /** Numbers count here: they are the point, and they are the same on each machine. */
    private static String exactly(String word) throws Exception {
        String shown = shown(word);
        transcript(word).assertRepeatedBy(shown);
        String recorded = Files.readString(transcript(word).file());
        assertEquals(withoutDescriptors(recorded), withoutDescriptors(shown));
        return shown;
    }

    private static String withoutDescriptors(String text) {
        return text.replaceAll("(epoll_\\w+)\\(\\d+", "$1(N").replaceAll("ADD, \\d+", "ADD, N");
    }

    private static String shown(String word) throws Exception {
        return "$ ./workbook run ch05 --finished " + word + "\n"
                + Transcript.outputOf(Main.class, word);
    }

    private static Transcript transcript(String word) {
        return Transcript.of("ch05ffi", word + ".txt");
    }
}
