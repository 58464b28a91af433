package workbook.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import workbook.course.Exercise;

/** {@code open}: brings the learner to the line where they write next. */
@Command(
        name = "open",
        description = "Open an exercise in your editor ($VISUAL, $EDITOR, code or idea).")
final class OpenCommand extends ExerciseCommand {

    OpenCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer(Exercise exercise) throws IOException, InterruptedException {
        session.learner().moveTo(exercise);
        Place place = Place.of(session.course(), exercise);
        Optional<Editor> editor = Editor.find(session.around().variables());
        if (session.interactive() && editor.isPresent()) {
            start(editor.get(), place);
        }
        return new Text(
                Map.of(
                        "exercise",
                        exercise.id(),
                        "file",
                        place.file().toString(),
                        "line",
                        place.line()),
                out -> out.line(place.at()));
    }

    private static void start(Editor editor, Place place) throws InterruptedException {
        try {
            new ProcessBuilder(editor.at(place)).inheritIO().start().waitFor();
        } catch (IOException missing) {
            throw new Wrong(
                    "The editor " + editor.command().get(0) + " does not start.",
                    "Set VISUAL or EDITOR to one that does, or open " + place.at());
        }
    }
}
