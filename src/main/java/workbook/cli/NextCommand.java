package workbook.cli;

import java.io.IOException;
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
        return answer(session.learner().next());
    }

    /** Moves on to this one; empty if all are done. */
    Answer answer(Optional<Exercise> next) throws IOException {
        if (next.isEmpty()) {
            return Ending.of(
                    session,
                    Points.of(session.course().exercises(), session.learner().progress()));
        }
        session.learner().moveTo(next.get());
        return ExerciseCard.of(session, next.get());
    }
}
