package workbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import workbook.course.Chapter;

/** {@code catch-up}: puts our code in place for everything before a chapter. */
@Command(
        name = "catch-up",
        description = "Start at a later chapter: our code is put in place for all before it.")
final class CatchUpCommand extends WorkbookCommand {

    @Parameters(
            paramLabel = "CHAPTER",
            completionCandidates = Names.Chapters.class,
            description = "The chapter to start at, such as ch02.")
    String name = "";

    CatchUpCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Chapter chapter = new Targets(session.course()).chapter(name);
        String before = "everything before " + chapter.shortName();
        Answer told = Changes.told(
                session,
                Changes.workspace(session).catchUp(chapter),
                "Our code is in place for " + before + ":",
                chapter.number() == 1
                        ? "Nothing comes before " + chapter.shortName() + "."
                        : "Our code was in place already for " + before + ".");
        chapter.exercises().stream().findFirst().ifPresent(session.learner()::moveTo);
        return told;
    }
}
