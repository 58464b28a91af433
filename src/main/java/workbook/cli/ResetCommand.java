package workbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import workbook.course.Exercise;

/** {@code reset}: puts an exercise back to its beginning, after a backup. */
@Command(name = "reset", description = "Put an exercise back to its beginning; a backup is kept.")
final class ResetCommand extends WorkbookCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            defaultValue = "",
            completionCandidates = Names.Exercises.class,
            description = "The exercise; the current one if you leave it out.")
    String name = "";

    ResetCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Exercise exercise = session.learner().named(name);
        return Changes.told(
                session.home(),
                Changes.workspace(session).reset(exercise),
                exercise.id() + " is back at its beginning:",
                exercise.id() + " is at its beginning already.");
    }
}
