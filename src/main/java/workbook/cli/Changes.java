package workbook.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import workbook.course.Home;
import workbook.progress.Backups;
import workbook.progress.Workspace;

/** Tells what was written into the learner's folder, and how to take it back. */
final class Changes {

    private Changes() {}

    static Workspace workspace(Session session) {
        return new Workspace(session.course(), new Backups(session.home(), Clock.systemUTC()));
    }

    static Answer told(Home home, Workspace.Change change, String done, String nothing) {
        List<String> files = shown(home, change.files());
        Object json = Map.of("files", files, "exercises", change.exercises());
        return new Text(json, out -> {
            if (files.isEmpty()) {
                out.line(nothing);
                return;
            }
            out.line(done);
            files.forEach(file -> out.line("  " + file));
            out.line("Your own code is kept; this brings it back: ./workbook undo");
        });
    }

    static List<String> shown(Home home, List<Path> files) {
        return files.stream().map(home.root()::resolve).map(home::show).toList();
    }
}
