package workbook.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import workbook.course.Exercise;
import workbook.progress.Progress;

/** {@code status}: how far the learner is, and the next step. */
@Command(name = "status", description = "Show how far you are, and the next step.")
final class StatusCommand extends WorkbookCommand {

    StatusCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws IOException {
        Progress progress = session.learner().progress();
        List<Exercise> all = session.course().exercises();
        long done = all.stream().filter(one -> progress.of(one.id()).passed()).count();
        Optional<Exercise> current = session.learner().current();
        boolean passed = current.isPresent() && progress.of(current.get().id()).passed();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("done", done);
        json.put("exercises", all.size());
        json.put("current", current.map(Exercise::id).orElse(""));
        json.put("passed", passed);
        Answer card = current.isPresent() ? ExerciseCard.of(session, current.get()) : null;
        return new Text(json, out -> {
            out.line();
            out.line(out.paint(Style.BOLD, "  The Event Queue Workbook"));
            out.line("  " + done + " of " + all.size() + " exercises done");
            if (card != null) {
                card.print(out);
            }
            if (passed) {
                out.line();
                out.line(
                        done == all.size()
                                ? "  Every exercise is done."
                                : "  It passes. On: ./workbook next");
            }
            out.line("  all:    ./workbook list        commands: ./workbook --help");
        });
    }
}
