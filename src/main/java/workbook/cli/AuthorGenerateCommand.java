package workbook.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import workbook.author.Starters;
import workbook.progress.Workspace;

/** {@code author generate}: writes the starters from the finished code. */
@Command(
        name = "generate",
        description = "Write exercises/src/main/java from chapters/; a backup is kept.")
final class AuthorGenerateCommand extends WorkbookCommand {

    AuthorGenerateCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Workspace.Change change =
                new Starters(session.course()).generate(Changes.workspace(session));
        List<String> files = Changes.shown(session.home(), change.files());
        return new Text(Map.of("files", files), out -> {
            files.forEach(file -> out.line("wrote " + file));
            out.line(
                    files.isEmpty()
                            ? "Every starter is as chapters/ wants it."
                            : "Back: ./workbook undo");
        });
    }
}
