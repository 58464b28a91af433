package workbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import workbook.compile.SealedTests;
import workbook.course.Exercise;
import workbook.progress.Workspace;

/** {@code reset}: puts an exercise back to its beginning, after a backup. */
@Command(name = "reset", description = "Put an exercise back to its beginning; a backup is kept.")
final class ResetCommand extends ExerciseCommand {

    @Option(
            names = "--tests",
            description = "Not an exercise: put every test of the course back as it was.")
    boolean tests;

    ResetCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer(Exercise exercise) {
        if (tests) {
            return testsBack();
        }
        return Changes.told(
                session,
                Changes.workspace(session).reset(exercise),
                exercise.id() + " is back at its beginning:",
                exercise.id() + " is at its beginning already.");
    }

    /** The originals are in the program itself, so this needs neither git nor a network. */
    private Answer testsBack() {
        if (!name.isEmpty()) {
            throw new Wrong(
                    "--tests is about the tests of all exercises, and " + name + " is one of them.",
                    "Leave one of the two out.");
        }
        Workspace workspace = Changes.workspace(session);
        Workspace.Change change = workspace.put(
                "reset-tests", SealedTests.ofThisProgram().changedIn(session.course()));
        return Changes.told(
                session, change, "The tests are as they were:", "Every test is as it was already.");
    }
}
