package workbook.cli;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import workbook.course.Exercise;

/** Opens an exercise in the learner's editor, without losing the watch screen. */
final class Opening {

    private final Session session;
    private final Watching watching;
    private final ScreenFace face;

    Opening(Session session, Watching watching, ScreenFace face) {
        this.session = session;
        this.watching = watching;
        this.face = face;
    }

    void open(Exercise exercise) throws IOException, InterruptedException {
        Place place = Place.of(session.course(), exercise);
        Optional<Editor> editor = Editor.find(session.around().variables());
        if (editor.isEmpty()) {
            face.say("No editor is known here. Open " + place.show(session.home())
                    + ", or set VISUAL or EDITOR to your editor and start ./workbook again.");
        } else if (editor.get().hasWindow(session.around().variables())) {
            beside(editor.get(), place);
        } else {
            instead(editor.get(), place);
        }
    }

    /** An editor with a window of its own: nothing of what it says may get onto the screen. */
    private void beside(Editor editor, Place place) {
        try {
            Process process = new ProcessBuilder(editor.at(place))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            face.say("Opened in " + editor.name() + ".");
            var unused =
                    process.onExit().thenAccept(ended -> watching.post(() -> ended(editor, ended)));
        } catch (IOException missing) {
            face.say(editor.doesNotStart(place));
        }
    }

    private void ended(Editor editor, Process process) {
        if (process.exitValue() != 0) {
            face.say(editor.name() + " ended with exit code " + process.exitValue() + ".");
            face.redraw();
        }
    }

    /** An editor that needs the terminal: it gets it, and the screen comes back afterwards. */
    private void instead(Editor editor, Place place) throws InterruptedException {
        List<String> command = editor.at(place);
        face.lend(() -> {
            try {
                new ProcessBuilder(command).inheritIO().start().waitFor();
            } catch (IOException missing) {
                face.say(editor.doesNotStart(place));
            }
        });
    }
}
