package workbook.pty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session at a desk that is told on a page: a sentence, the code that was saved, the screen.
 *
 * <p>Told anew, every screen must come again as the page shows it; only times may differ, and what the tests make up at random. Recorded,
 * with {@code -Drecord=true}, the page and the cast are written from what comes.
 */
final class Story {

    private static final boolean RECORD = Boolean.getBoolean("record");

    /** On the page, a screen is between two such lines. */
    private static final String FENCE = "....";

    private final Path page;
    private final PtyDesk desk;
    private final List<String> told;
    private final StringBuilder text = new StringBuilder();
    private int next;

    /** Begins with what the page says before the first screen. */
    Story(Path page, PtyDesk desk, String beginning) throws IOException {
        this.page = page;
        this.desk = desk;
        this.told = RECORD ? List.of() : screens(Files.readString(page));
        text.append(beginning.strip()).append("\n\n");
    }

    /** The screens that a page shows, in order. */
    static List<String> screens(String page) {
        List<String> screens = new ArrayList<>();
        String[] parts = page.split("(?m)^" + FENCE.replace(".", "\\.") + "$\n?");
        for (int i = 1; i < parts.length; i += 2) {
            screens.add(parts[i].stripTrailing());
        }
        return screens;
    }

    /** Something that is told in words. */
    Story says(String sentence) {
        text.append(sentence.strip()).append("\n\n");
        return this;
    }

    /** Code that was written. */
    Story code(String code) {
        text.append("[source,java]\n----\n").append(code.strip()).append("\n----\n\n");
        return this;
    }

    /** What the screen shows then; it must contain these texts. */
    Story shows(String... texts) throws InterruptedException {
        String screen = RECORD ? rest(texts) : again();
        for (String each : texts) {
            assertTrue(screen.contains(each), each + " is not in\n" + screen);
        }
        desk.tape().add("m", "screen " + ++next);
        text.append(FENCE)
                .append('\n')
                .append(screen)
                .append('\n')
                .append(FENCE)
                .append("\n\n");
        return this;
    }

    private String again() throws InterruptedException {
        if (next >= told.size()) {
            throw new AssertionError("no screen " + (next + 1) + " on " + page);
        }
        String expected = told.get(next);
        desk.await(
                "screen " + (next + 1) + " of " + page + "\n" + expected,
                glass -> shape(glass.text()).equals(shape(expected)));
        return expected;
    }

    /** What has not come while nobody did anything will not come. Only the recording waits so. */
    private String rest(String... texts) throws InterruptedException {
        desk.await(texts).awaitRest();
        return desk.screen();
    }

    /** A text with its times made equal, and with the paths and hosts that the tests make up. */
    static String shape(String text) {
        return text.replaceAll(" *\\d+(\\.\\d+)? s\\b", " 0 s")
                .replaceAll("/\\d+/[a-z]+%20[a-z]+", "/0/any%20path")
                .replaceAll("[a-z]+\\.example:\\d+", "any.example:0");
    }

    /** The whole page is the one that was told just now. */
    void ends() throws IOException {
        String whole = text.toString().stripTrailing() + "\n";
        if (RECORD) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, whole);
        }
        assertEquals(Files.readString(page), whole);
    }
}
