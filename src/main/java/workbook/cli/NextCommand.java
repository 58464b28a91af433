package workbook.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import workbook.course.Exercise;

/** {@code next}: moves on to the next exercise that has not passed. */
@Command(name = "next", description = "Move on to the next exercise that is not done.")
final class NextCommand extends WorkbookCommand {

    NextCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws IOException {
        Optional<Exercise> next = session.learner().next();
        if (next.isEmpty()) {
            return new Text(
                    Map.of("done", true),
                    out -> out.line("Every exercise is done. To be sure: ./workbook check --all"));
        }
        session.learner().moveTo(next.get());
        return ExerciseCard.of(session, next.get());
    }
}
