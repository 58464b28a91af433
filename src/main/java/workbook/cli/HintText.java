package workbook.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import workbook.course.Exercise;
import workbook.course.Hints;
import workbook.course.Prose;
import workbook.progress.Attempt;
import workbook.screen.Style;

/**
 * Steps of help for an exercise, beside a verdict or alone.
 *
 * @param occasion why these are shown
 * @param shown the steps to show, by index, in their order
 * @param seen how many the learner has seen, these included
 * @param read where the chapter has more about it
 * @param ways how what comes next is named
 */
record HintText(
        Exercise exercise, Occasion occasion, List<Integer> shown, int seen, String read, Ways ways)
        implements Answer {

    /** Why hints are shown. */
    enum Occasion {
        /** One more was asked for. */
        NEXT,
        /** Those that were seen are shown again. */
        AGAIN,
        /** One more was asked for, and there is none. */
        ALL_SEEN,
        /** The exercise passes, so nothing is given away by any of them. */
        PASSED
    }

    HintText {
        shown = List.copyOf(shown);
    }

    /** One more step, which is remembered; after a pass all of them, and nothing is noted. */
    static HintText next(Session session, Exercise exercise, Ways ways) {
        Attempt attempt = session.learner().progress().of(exercise.id());
        if (attempt.lastStatus().equals("pass")) {
            List<Integer> all =
                    IntStream.range(0, exercise.hints().size()).boxed().toList();
            return of(session, exercise, Occasion.PASSED, all, all.size(), ways);
        }
        List<String> failing = new LastFailures(session.home()).of(exercise).orElse(List.of());
        Optional<Hints.Step> step = Hints.next(exercise, failing, attempt.hints());
        if (step.isEmpty()) {
            List<Integer> known = known(exercise, attempt);
            return of(session, exercise, Occasion.ALL_SEEN, known, known.size(), ways);
        }
        int index = step.get().index();
        session.learner().hinted(exercise, index);
        int seen = exercise.hints().size() - step.get().left();
        return of(session, exercise, Occasion.NEXT, List.of(index), seen, ways);
    }

    /** Those that the learner has seen; no other is opened. */
    static HintText seen(Session session, Exercise exercise, Ways ways) {
        List<Integer> known = known(exercise, session.learner().progress().of(exercise.id()));
        return of(session, exercise, Occasion.AGAIN, known, known.size(), ways);
    }

    /** A newer edition of the course may have fewer hints than were seen. */
    private static List<Integer> known(Exercise exercise, Attempt attempt) {
        return new TreeSet<>(attempt.hints())
                .stream().filter(index -> index < exercise.hints().size()).toList();
    }

    private static HintText of(
            Session session,
            Exercise exercise,
            Occasion occasion,
            List<Integer> shown,
            int seen,
            Ways ways) {
        String read = Prose.citation(session.course().chapterOf(exercise), exercise.read());
        return new HintText(exercise, occasion, shown, seen, read, ways);
    }

    int left() {
        return exercise.hints().size() - seen;
    }

    @Override
    public Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exercise", exercise.id());
        if (occasion == Occasion.PASSED) {
            json.put("status", "pass");
        }
        if (occasion == Occasion.NEXT) {
            json.put("hint", text(shown.get(0)));
            json.put("number", seen);
        } else {
            List<String> texts = new ArrayList<>();
            shown.forEach(index -> texts.add(text(index)));
            json.put("hints", texts);
        }
        json.put("of", exercise.hints().size());
        json.put("left", left());
        return json;
    }

    private String text(int index) {
        return exercise.hints().get(index).text();
    }

    @Override
    public void print(Terminal out) {
        out.line();
        if (occasion == Occasion.NEXT) {
            out.line("  " + out.paint(Style.BOLD, title(seen, shown.get(0))));
            out.wrapped("  ", text(shown.get(0)));
            out.line();
            next(out);
            return;
        }
        intro(out);
        for (int i = 0; i < shown.size(); i++) {
            out.line();
            out.line("  " + out.paint(Style.BOLD, title(i + 1, shown.get(i))));
            out.wrapped("  ", text(shown.get(i)));
        }
        if (occasion == Occasion.AGAIN) {
            out.line();
            next(out);
        }
    }

    /** Such as {@code hint 2 of 5, an idea}. */
    private String title(int number, int index) {
        int all = exercise.hints().size();
        String step = index == all - 1 ? "nearly the code" : index == 0 ? "a nudge" : "an idea";
        return "hint " + number + " of " + all + (all == 1 ? "" : ", " + step);
    }

    private void intro(Terminal out) {
        String id = exercise.id();
        String no = exercise.hints().isEmpty() ? id + " has no hints. Read: " + read : "";
        switch (occasion) {
            case PASSED -> {
                out.wrapped("  ", id + " passed when it was last checked, so no hint is needed.");
                out.wrapped("  compare:   ", ways.solution(exercise));
                out.wrapped("  on:        ", ways.next());
            }
            case ALL_SEEN -> out.wrapped("  ", no.isEmpty() ? "You have seen every hint:" : no);
            default ->
                out.wrapped(
                        "  ",
                        shown.isEmpty()
                                ? "You have seen no hint of " + id + " yet."
                                : "What you have seen of the hints for " + id + ":");
        }
    }

    private void next(Terminal out) {
        if (left() == 0) {
            out.wrapped("  ", "That was the last hint. Read: " + read);
            return;
        }
        String more = left() + (left() == 1 ? " more hint: " : " more hints: ");
        out.wrapped("  ", more + ways.hint(exercise));
        if (occasion == Occasion.NEXT && seen > 1 && ways == Ways.COMMANDS) {
            out.wrapped("  ", "Those before it: " + ways.hint(exercise) + " --again");
        }
    }
}
