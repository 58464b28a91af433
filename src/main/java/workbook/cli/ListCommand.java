package workbook.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.progress.Attempt;
import workbook.progress.Progress;
import workbook.screen.Style;

/** {@code list}: every chapter and exercise, and which are done. */
@Command(name = "list", description = "Show all chapters and exercises, and what is done.")
final class ListCommand extends WorkbookCommand {

    ListCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        return new Listing(
                session.course(),
                session.learner().progress(),
                session.learner().current().map(Exercise::id).orElse(""));
    }

    /** All exercises, with what is known of each. */
    private record Listing(Course course, Progress progress, String current) implements Answer {

        @Override
        public Object json() {
            List<Object> rows = new ArrayList<>();
            for (Exercise exercise : course.exercises()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("chapter", exercise.chapter());
                row.put("exercise", exercise.id());
                row.put("title", exercise.title());
                row.put("points", exercise.points());
                row.put("status", progress.of(exercise.id()).state());
                row.put("current", exercise.id().equals(current));
                rows.add(row);
            }
            return rows;
        }

        @Override
        public void print(Terminal out) {
            int widest = 0;
            int state = "begun".length();
            for (Exercise exercise : course.exercises()) {
                widest = Math.max(widest, exercise.id().length());
                state = Math.max(state, progress.of(exercise.id()).state().length());
            }
            for (Chapter chapter : course.chapters()) {
                out.line();
                out.line(out.paint(Style.BOLD, chapter.shortName() + "  " + chapter.title()));
                for (Exercise exercise : chapter.exercises()) {
                    out.line(row(out, exercise, state, widest));
                }
            }
            out.line();
            out.line(Points.of(course.exercises(), progress).text(""));
        }

        /** Put together by hand: String.format alone would cost a tenth of the command's time. */
        private String row(Terminal out, Exercise exercise, int stateWidth, int widest) {
            String state = progress.of(exercise.id()).state();
            String id = exercise.id() + " ".repeat(widest - exercise.id().length());
            String mark = exercise.id().equals(current) ? "> " : "  ";
            String word = state + " ".repeat(stateWidth - state.length());
            Style style = switch (state) {
                case "done" -> Style.GREEN;
                case Attempt.FAILS_NOW -> Style.RED;
                default -> Style.DIM;
            };
            return mark + out.paint(style, word) + "  " + id + "  " + exercise.title();
        }
    }
}
