package workbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import workbook.author.Starters;
import workbook.compile.SealedTests;
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
        boolean rebuild = sealAnew();
        return new Text(Map.of("files", files), out -> {
            files.forEach(file -> out.line("wrote " + file));
            out.line(
                    files.isEmpty()
                            ? "Every starter is as chapters/ wants it."
                            : "Back: ./workbook undo");
            if (rebuild) {
                out.line("Tests were changed: the next ./workbook builds them in, to decide.");
            }
        });
    }

    /** The launcher builds when its stamp is gone, and a build takes the tests as they are. */
    private boolean sealAnew() {
        boolean changed =
                !SealedTests.ofThisProgram().changedIn(session.course()).isEmpty();
        try {
            return changed
                    && Files.deleteIfExists(session.home().target().resolve("workbook/stamp"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
