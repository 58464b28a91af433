package workbook.book;

import java.nio.file.Path;
import workbook.course.Chapter;
import workbook.course.Exercise;

/** Compares a chapter's prose with its list of exercises. */
final class ChapterCheck {

    private final Chapter chapter;
    private final Findings findings;

    ChapterCheck(Chapter chapter, Findings findings) {
        this.chapter = chapter;
        this.findings = findings;
    }

    void check(Page page) {
        if (!page.source().line(1).equals("= " + chapter.title())) {
            findings.add(
                    page.source().file(),
                    1,
                    "the title is not the one in exercises.yaml",
                    "Write = " + chapter.title() + " in the first line, or change the list.");
        }
        chapter.exercises().forEach(exercise -> check(page, exercise));
    }

    private void check(Page page, Exercise exercise) {
        if (page.body().getElementById("exercise-" + exercise.id()) == null) {
            findings.add(
                    page.source().file(),
                    1,
                    "no box shows exercise " + exercise.id(),
                    "Put exercise::" + exercise.id() + "[] where the reader should stop to do it.");
        }
        if (page.body().getElementById(exercise.read()) == null) {
            Path list = chapter.folder().resolve("exercises.yaml");
            findings.add(
                    list,
                    line(list, "read: " + exercise.read()),
                    "no section has the id " + exercise.read(),
                    "Name a section of chapter.adoc, by the id in its [#id].");
        }
    }

    private static int line(Path file, String text) {
        return file.toFile().isFile() ? Source.read(file).lineOf(text, 1) : 1;
    }
}
