package workbook.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import workbook.progress.Backup;
import workbook.progress.Backups;

/** {@code undo}: takes back the last reset or catch-up; done twice, it brings it again. */
@Command(name = "undo", description = "Take back the last reset or catch-up.")
final class UndoCommand extends WorkbookCommand {

    UndoCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Optional<Backups.Undone> undone = Changes.workspace(session).undo();
        if (undone.isEmpty()) {
            return new Text(
                    Map.of("files", List.of()), out -> out.line("There is nothing to take back."));
        }
        Backup from = undone.get().from();
        List<String> files = Changes.shown(
                session.home(),
                Stream.concat(from.copied().stream(), from.absent().stream()).toList());
        return new Text(Map.of("undone", from.reason(), "files", files), out -> {
            out.line("Taken back: " + from.reason());
            files.forEach(file -> out.line("  " + file));
            out.line("Once more, and it is as it was before: ./workbook undo");
        });
    }
}
