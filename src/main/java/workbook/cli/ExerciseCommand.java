package workbook.cli;

import picocli.CommandLine.Parameters;

import workbook.course.Exercise;

/** What the commands share that are about one exercise. */
abstract class ExerciseCommand extends WorkbookCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            defaultValue = "",
            completionCandidates = Names.Exercises.class,
            description = "The exercise; the current one if you leave it out.")
    String name = "";

    ExerciseCommand(Session session) {
        super(session);
    }

    abstract Answer answer(Exercise exercise) throws Exception;

    @Override
    final Answer answer() throws Exception {
        return answer(session.learner().named(name));
    }
}
