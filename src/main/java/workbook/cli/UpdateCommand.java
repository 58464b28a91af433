package workbook.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.progress.Workspace;
import workbook.update.Conflicts;
import workbook.update.Conflicts.Conflict;
import workbook.update.Update;

/** {@code update}: brings a newer edition of the course, and keeps what the learner wrote. */
@Command(
        name = "update",
        description = "Bring a newer edition of the course; what you wrote stays yours.")
final class UpdateCommand extends WorkbookCommand {

    @Option(
            names = "--from",
            paramLabel = "FOLDER|GIT-REF",
            defaultValue = "",
            description = "Where the newer edition is: an unpacked download, another clone, or a"
                    + " branch or tag of this clone. Otherwise it is fetched from the branch that"
                    + " yours follows.")
    String from = "";

    @Option(names = "--dry-run", description = "Only show what would change.")
    boolean dry;

    @Option(names = "--conflicts", description = "Show what is still to decide from past updates.")
    boolean conflicts;

    @Option(
            names = "--take",
            paramLabel = "FILE",
            defaultValue = "",
            description = "Settle a conflict: take the new starter; yours is kept in a backup.")
    String take = "";

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            defaultValue = "",
            description = "Settle a conflict: keep your file as it is.")
    String keep = "";

    UpdateCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Conflicts pending = Conflicts.of(session.home());
        if (!take.isEmpty()) {
            return taken(pending, named(pending.all(), take));
        }
        if (!keep.isEmpty()) {
            Conflict mine = named(pending.all(), keep);
            pending.settle(mine.file());
            return new Text(
                    Map.of("kept", mine.file()),
                    out -> out.line(mine.file() + " stays as it is, for good."));
        }
        if (conflicts) {
            return new ConflictsAnswer(pending.all());
        }
        return new UpdateAnswer(
                session.home(),
                new Update(session.course(), Clock.systemUTC())
                        .run(from, session.around().folder(), dry),
                dry);
    }

    private Answer taken(Conflicts pending, Conflict conflict) {
        Path file = session.home().root().resolve(conflict.file());
        Workspace.Change change =
                Changes.workspace(session).put("take", Map.of(file, conflict.next()));
        pending.settle(conflict.file());
        return Changes.told(session, change, "The new starter is in place:", "It is in place.");
    }

    private static Conflict named(SortedMap<String, Conflict> pending, String name) {
        return pending.values().stream()
                .filter(each -> each.file().equals(name) || Path.of(each.file()).endsWith(name))
                .findFirst()
                .orElseThrow(() -> new Wrong(
                        "There is no conflict about " + name + ".",
                        "Those there are: ./workbook update --conflicts"));
    }
}
