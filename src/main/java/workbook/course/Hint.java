package workbook.course;

import java.util.List;

/**
 * One step of help.
 *
 * @param text one or two sentences, in AsciiDoc inline markup at most
 * @param tests the test methods whose failure calls for this step; empty means any
 */
public record Hint(String text, List<String> tests) {

    public Hint {
        tests = List.copyOf(tests);
    }
}
