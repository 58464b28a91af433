package workbook.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.progress.Backup;
import workbook.progress.Backups;
import workbook.progress.History;
import workbook.progress.Workspace;

/** {@code undo}: takes back one reset or catch-up after the other, the newest first. */
@Command(
        name = "undo",
        description = "Take back the last reset or catch-up; once more, and the one before it.")
final class UndoCommand extends WorkbookCommand {

    @Option(names = "--redo", description = "Bring again what the last undo took back.")
    boolean redo;

    @Option(names = "--list", description = "Only show what can be taken back or brought again.")
    boolean list;

    UndoCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (list && redo) {
            throw new Wrong("--list changes nothing, and --redo does.", "Leave one of them out.");
        }
        Workspace workspace = Changes.workspace(session);
        if (list) {
            return new HistoryAnswer(session.home(), workspace.history());
        }
        Optional<Backups.Step> step = redo ? workspace.redo() : workspace.undo();
        return step.map(done -> told(done, workspace.history())).orElseGet(this::nothing);
    }

    private Answer nothing() {
        String what = redo ? "There is nothing to bring again." : "There is nothing to take back.";
        return new Text(Map.of("files", List.of()), out -> out.line(what));
    }

    private Answer told(Backups.Step step, History left) {
        Backup put = step.change().backup();
        String kept = session.home().show(step.kept().folder());
        new LastFailures(session.home()).forget(put.statuses().keySet());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(redo ? "redone" : "undone", step.change().reason());
        json.put("files", Changes.shown(session.home(), put.files()));
        json.put("backup", kept);
        json.put("undoable", left.undoable().size());
        json.put("redoable", left.redoable().size());
        return new Text(json, out -> print(out, step, kept, left));
    }

    private void print(Terminal out, Backups.Step step, String kept, History left) {
        Backup put = step.change().backup();
        out.line((redo ? "Brought again: " : "Taken back: ") + step.change().reason());
        List<String> back = Changes.shown(session.home(), put.copied());
        back.forEach(file -> out.line("  " + file));
        List<String> gone = Changes.shown(session.home(), put.absent());
        gone.forEach(file -> out.line("  " + file + "  (deleted: it was not there before)"));
        if (!step.kept().copied().isEmpty()) {
            out.line("What this has replaced is kept in " + kept);
        }
        out.line(redo ? "Back again: ./workbook undo" : "And back again: ./workbook undo --redo");
        if (!redo && !left.undoable().isEmpty()) {
            out.line("The change before it, a " + left.undoable().get(0).reason()
                    + ": ./workbook undo");
        }
    }
}
