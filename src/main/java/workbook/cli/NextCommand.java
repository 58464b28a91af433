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
        Optional<Exercise> left = session.learner().current();
        Optional<Exercise> next = session.learner().next();
        Optional<String> begun = begun(left, next);
        Answer card = answer(next);
        return begun.isEmpty()
                ? card
                : new Text(card.exitCode(), card.json(), out -> {
                    out.line();
                    out.wrapped("  ", begun.get());
                    card.print(out);
                });
    }

    /** What was begun and left waits, and is passed over until all that follows it is done. */
    private Optional<String> begun(Optional<Exercise> left, Optional<Exercise> next) {
        return left.filter(from -> next.isPresent() && !next.get().equals(from))
                .map(Exercise::id)
                .filter(id -> session.learner().progress().of(id).isBegun())
                .map(id -> id + " is begun and not done; you can come back to it:"
                        + " ./workbook check " + id);
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
