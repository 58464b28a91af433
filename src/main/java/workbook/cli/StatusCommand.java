package workbook.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import workbook.course.Exercise;
import workbook.progress.Attempt;
import workbook.progress.Progress;
import workbook.screen.Style;

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
        Points points = Points.of(all, progress);
        List<String> failing = all.stream()
                .map(Exercise::id)
                .filter(id -> progress.of(id).failsNow())
                .toList();
        Optional<Exercise> current = session.learner().current();
        String state = current.map(one -> progress.of(one.id()).state()).orElse("");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("done", points.done());
        json.put("exercises", points.exercises());
        json.put("earned", points.earned());
        json.put("points", points.points());
        json.put("failing", failing);
        json.put("current", current.map(Exercise::id).orElse(""));
        json.put("status", state);
        json.put("passed", state.equals("done"));
        Answer next = next(points, current, state.equals("done"));
        return new Text(json, out -> {
            out.line();
            out.line(out.paint(Style.BOLD, "  The Event Queue Workbook"));
            out.line("  " + points.text(" exercises"));
            failing.forEach(id ->
                    out.wrapped("  ", id + " " + Attempt.FAILS_NOW + ": ./workbook check " + id));
            next.print(out);
            out.wrapped("  all:    ", "./workbook list");
            out.wrapped("  more:   ", "./workbook --help");
        });
    }

    /** What to do: the exercise they are at, the one after it, or what comes after the last. */
    private Answer next(Points points, Optional<Exercise> current, boolean done)
            throws IOException {
        if (points.all() || current.isEmpty()) {
            return Ending.of(session, points);
        }
        Answer card = ExerciseCard.of(session, current.get());
        return new Text(Map.of(), out -> {
            card.print(out);
            if (done) {
                out.wrapped("  next:   ", "It passes. On: ./workbook next");
            }
        });
    }
}
