package workbook.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.course.Home;
import workbook.progress.History;

/** What can be taken back and brought again, with the folders that hold the copies. */
record HistoryAnswer(Home home, History history) implements Answer {

    @Override
    public Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("undoable", rows(history.undoable()));
        json.put("redoable", rows(history.redoable()));
        return json;
    }

    private List<Map<String, Object>> rows(List<History.Change> changes) {
        return changes.stream()
                .map(change -> Map.<String, Object>of(
                        "reason",
                        change.reason(),
                        "at",
                        change.backup().at().toString(),
                        "folder",
                        home.show(change.backup().folder()),
                        "files",
                        Changes.shown(home, change.backup().files())))
                .toList();
    }

    @Override
    public void print(Terminal out) {
        if (history.undoable().isEmpty() && history.redoable().isEmpty()) {
            out.line("There is nothing to take back.");
            return;
        }
        part(out, "Taken back next, the newest first: ./workbook undo", history.undoable());
        part(out, "Brought again next: ./workbook undo --redo", history.redoable());
    }

    private void part(Terminal out, String title, List<History.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.line(title);
        for (History.Change change : changes) {
            out.line("  " + change.reason() + ", kept in "
                    + home.show(change.backup().folder()));
            Changes.shown(home, change.backup().files()).forEach(file -> out.line("    " + file));
        }
    }
}
