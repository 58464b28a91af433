package workbook.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.course.Home;
import workbook.progress.Backup;
import workbook.progress.Backups;
import workbook.progress.Workspace;

/** Tells what was written into the learner's folder, and how to take it back. */
final class Changes {

    private Changes() {}

    static Workspace workspace(Session session) {
        // Damaged progress is told of and rebuilt before a change is noted in it.
        session.learner().progress();
        return new Workspace(session.course(), new Backups(session.home(), Clock.systemUTC()));
    }

    /** What was written over, where the copy is, and the way back. */
    static Answer told(Session session, Workspace.Change change, String done, String nothing) {
        Home home = session.home();
        new LastFailures(home).forget(change.exercises());
        List<String> files = shown(home, change.files());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", files);
        json.put("exercises", change.exercises());
        change.backup().ifPresent(kept -> json.put("backup", home.show(kept.folder())));
        return new Text(json, out -> {
            if (change.backup().isEmpty()) {
                out.line(nothing);
                return;
            }
            out.line(done);
            Backup kept = change.backup().get();
            List<String> absent = shown(home, kept.absent());
            files.forEach(file ->
                    out.line("  " + file + (absent.contains(file) ? "  (it was not there)" : "")));
            out.line(wayBack(home, kept));
        });
    }

    private static String wayBack(Home home, Backup kept) {
        return kept.copied().isEmpty()
                ? "There was no code of yours to keep. This takes away what was written:"
                        + "\n  ./workbook undo"
                : "Your own code is kept in " + home.show(kept.folder())
                        + "\nThis brings it back: ./workbook undo";
    }

    static List<String> shown(Home home, List<Path> files) {
        return files.stream().map(home.root()::resolve).map(home::show).toList();
    }
}
