package workbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Chapter;
import workbook.course.Exercise;
import workbook.course.Hint;
import workbook.course.Prose;
import workbook.progress.Attempt;
import workbook.progress.Progress;
import workbook.runner.Verdict;
import workbook.screen.Style;

/** Puts into words for the watch screen what is known of an exercise, a verdict and the learner. */
final class WatchText {

    private final Session session;

    /** The steps of help by exercise, in the order in which they were shown. */
    private final Map<String, List<Integer>> hints = new HashMap<>();

    WatchText(Session session) {
        this.session = session;
    }

    /** Tells all that is known before a check. */
    void arrive(WatchView view, Exercise exercise) {
        Chapter chapter = session.course().chapterOf(exercise);
        Progress progress = session.learner().progress();
        Place place = place(exercise);
        view.task = new WatchView.Task(
                chapter.shortName() + " / " + exercise.id(),
                exercise.title(),
                exercise.points() + (exercise.points() == 1 ? " point" : " points"),
                firstSentence(exercise.task()),
                place.show(session.home()),
                place.file().toUri());
        view.score = new WatchView.Score(
                chapter.shortName(),
                Points.of(chapter.exercises(), progress),
                Points.of(session.course().exercises(), progress));
        view.state = new WatchView.State(waiting(progress.of(exercise.id())), Style.BOLD, "");
        view.body = out -> beginning(out, chapter, exercise);
        view.tellsTask = true;
        boolean passes = progress.of(exercise.id()).lastStatus().equals("pass");
        view.hint = passes ? "" : hint(exercise);
    }

    private Place place(Exercise exercise) {
        try {
            return Place.of(session.course(), exercise);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String waiting(Attempt attempt) {
        String save = "Save, and it is checked.";
        return switch (attempt.state()) {
            case "done" -> "It passed when it was last checked. " + save;
            case "begun" -> "It failed when it was last checked. " + save;
            case Attempt.AGAIN -> "It passed before an update of the course. " + save;
            case Attempt.FAILS_NOW -> "It passed before, and fails now. " + save;
            default -> save;
        };
    }

    private void beginning(Terminal out, Chapter chapter, Exercise exercise) {
        out.wrapped("  ", exercise.task());
        out.line();
        out.wrapped("  read:   ", Prose.citation(chapter, exercise.read()));
    }

    /** Up to a full stop that is followed by a new sentence. */
    static String firstSentence(String task) {
        return task.strip().replace('\n', ' ').split("(?<=[.?!:])\\s+(?=[A-Z`])", 2)[0];
    }

    /** Tells a verdict: its first line, and the rest of it. */
    void verdict(WatchView view, Exercise exercise, Verdict verdict, boolean whole) {
        String summary = VerdictText.summary(verdict);
        view.state = new WatchView.State(
                summary,
                more(verdict, whole),
                VerdictText.style(verdict.status()),
                time(verdict.millis()));
        view.tellsTask = false;
        view.body = out -> {
            if (verdict.passed()) {
                passed(out);
            }
            new VerdictText(out, whole, Ways.SCREEN).body(exercise, verdict);
        };
        if (verdict.passed()) {
            view.hint = "";
        }
    }

    /** The keys to what may not be seen yet: what the code printed is at the very end. */
    private static String more(Verdict verdict, boolean whole) {
        List<String> keys = new ArrayList<>();
        if (VerdictText.told(verdict).size() > 1 && !whole) {
            keys.add("f: all of them in full");
        }
        if (!verdict.passed() && !verdict.output().isBlank()) {
            keys.add("G: what it printed");
        }
        return keys.isEmpty() ? "" : "  (" + String.join(", ", keys) + ")";
    }

    private static void passed(Terminal out) {
        out.line("  n  the next exercise");
        out.line("  s  your code beside ours");
        out.line();
    }

    /** Such as 0.14 s. */
    static String time(long millis) {
        long hundredths = (millis + 5) / 10;
        String rest = Long.toString(100 + hundredths % 100).substring(1);
        return hundredths / 100 + "." + rest + " s";
    }

    /** Keeps a step of help beside the verdict, or says why there is none. */
    Optional<String> keep(HintText help) {
        if (help.occasion() == HintText.Occasion.NEXT) {
            List<Integer> shown = shown(help.exercise());
            // It is remembered already, and the newest stands last.
            shown.removeAll(help.shown());
            shown.addAll(help.shown());
            return Optional.empty();
        }
        return Optional.of((help.shown().isEmpty()
                        ? "There are no hints here."
                        : "That was the last hint; t shows them all.")
                + " Read: " + help.read());
    }

    private List<Integer> shown(Exercise exercise) {
        return hints.computeIfAbsent(
                exercise.id(),
                id -> new ArrayList<>(session.learner().progress().of(id).hints()));
    }

    /** The newest step of help that was shown; empty if none was. */
    String hint(Exercise exercise) {
        List<String> all = hints(exercise);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    private List<String> hints(Exercise exercise) {
        List<String> texts = new ArrayList<>();
        int all = exercise.hints().size();
        for (int index : shown(exercise)) {
            if (index < all) {
                Hint hint = exercise.hints().get(index);
                texts.add("hint " + (texts.size() + 1) + " of " + all + "  " + hint.text());
            }
        }
        return texts;
    }

    /** The whole task, and every step of help that was shown. */
    void task(Terminal out, Exercise exercise) {
        try {
            ExerciseCard.of(session, exercise).print(out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (String hint : hints(exercise)) {
            out.line();
            out.wrapped("  ", hint);
        }
    }

    /** What is said when the screen is gone. */
    String goodbye(Exercise exercise, Optional<Verdict> verdict) {
        Points points =
                Points.of(session.course().exercises(), session.learner().progress());
        return exercise.id()
                + verdict.map(known -> ": " + VerdictText.summary(known)).orElse("") + ". "
                + points.text(" exercises") + ". ./workbook brings you back.";
    }
}
