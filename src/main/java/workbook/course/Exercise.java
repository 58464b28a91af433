package workbook.course;

import java.util.List;

/**
 * One exercise, as its row in {@code exercises.yaml} tells it.
 *
 * @param chapter the package of its chapter, such as {@code ch01blocking}
 * @param id unique in the whole course, such as {@code read-to-end}
 * @param title a few words; a question where one fits
 * @param task what to do, in two to four sentences of AsciiDoc inline markup
 * @param files what the learner writes, as file names in the chapter's package
 * @param test the simple name of its test class
 * @param points what it is worth to a teacher
 * @param read the id of the section of the chapter to read
 * @param hints steps of help, from nudge to nearly code
 * @param ours one sentence on what our finished code does differently, or why it is as it is;
 *     empty as long as its author owes it
 */
public record Exercise(
        String chapter,
        String id,
        String title,
        String task,
        List<String> files,
        String test,
        int points,
        String read,
        List<Hint> hints,
        String ours) {

    public Exercise {
        files = List.copyOf(files);
        hints = List.copyOf(hints);
    }

    /** The fully qualified name of its test class. */
    public String testClass() {
        return chapter + "." + test;
    }

    /** What a starter throws wherever something is still to be written. */
    public String placeholder() {
        return chapter.substring(0, "ch01".length()) + " / " + id + ": not written yet";
    }
}
