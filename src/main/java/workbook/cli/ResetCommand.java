package workbook.cli;

import picocli.CommandLine.Command;

import workbook.course.Exercise;

/** {@code reset}: puts an exercise back to its beginning, after a backup. */
@Command(name = "reset", description = "Put an exercise back to its beginning; a backup is kept.")
final class ResetCommand extends ExerciseCommand {

    ResetCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer(Exercise exercise) {
        return Changes.told(
                session,
                Changes.workspace(session).reset(exercise),
                exercise.id() + " is back at its beginning:",
                exercise.id() + " is at its beginning already.");
    }
}
