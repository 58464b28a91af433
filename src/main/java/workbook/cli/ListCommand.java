package workbook.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.course.Exercise;
import workbook.progress.Progress;
import workbook.screen.Bar;
import workbook.screen.Catalog;
import workbook.screen.Style;

/** {@code list}: every chapter and exercise, and which are done. */
@Command(name = "list", description = "Show all chapters and exercises, and what is done.")
final class ListCommand extends WorkbookCommand {

    private static final int BAR = 20;

    @Parameters(
            arity = "0..1",
            paramLabel = "CHAPTER",
            defaultValue = "",
            completionCandidates = Names.Chapters.class,
            description = "Only this chapter, such as ch02.")
    String name = "";

    @Option(names = "--done", description = "Only the exercises that are done.")
    boolean done;

    @Option(names = "--pending", description = "Only the exercises that are not done.")
    boolean pending;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            description = "Only those with these words in their id, title or chapter.")
    String search = "";

    ListCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (done && pending) {
            throw new Wrong(
                    "Nothing is both done and pending.", "Leave one of --done and --pending out.");
        }
        Catalog all = name.isEmpty()
                ? Exercises.of(session)
                : Exercises.of(session)
                        .only(new Targets(session.course()).chapter(name).shortName());
        boolean whole = !done && !pending && search.isBlank();
        Catalog.Filter filter = pending ? Catalog.Filter.PENDING : Catalog.Filter.ALL;
        Catalog shown = whole ? all : all.only(done ? Catalog.Filter.DONE : filter, search);
        return new Listing(session, shown);
    }

    /** Exercises, with what is known of each. */
    private record Listing(Session session, Catalog catalog) implements Answer {

        @Override
        public Object json() {
            Progress progress = session.learner().progress();
            List<Object> rows = new ArrayList<>();
            for (Catalog.Entry entry : catalog.entries()) {
                Exercise exercise = session.course().exercise(entry.id()).orElseThrow();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("chapter", exercise.chapter());
                row.put("exercise", exercise.id());
                row.put("title", exercise.title());
                row.put("points", exercise.points());
                row.put("status", progress.of(exercise.id()).state());
                row.put("current", exercise.id().equals(catalog.current()));
                rows.add(row);
            }
            return rows;
        }

        @Override
        public void print(Terminal out) {
            int widest = 0;
            int state = "begun".length();
            for (Catalog.Section section : catalog.sections()) {
                for (Catalog.Entry entry : section.entries()) {
                    widest = Math.max(widest, entry.id().length());
                    state = Math.max(state, entry.state().length());
                }
            }
            for (Catalog.Section section : catalog.sections()) {
                out.line();
                title(out, section);
                for (Catalog.Entry entry : section.entries()) {
                    out.line(row(out, entry, state, widest));
                }
            }
            if (catalog.sections().isEmpty()) {
                out.line();
                out.line("No exercise is like that: ./workbook list shows all of them.");
            }
            out.line();
            out.line(bar(out, catalog.total()) + catalog.total().text());
        }

        private static void title(Terminal out, Catalog.Section section) {
            Catalog.Progress progress = section.progress();
            String count = progress.done() + " of " + progress.all();
            out.ends(
                    section.name() + "  " + section.title(),
                    bar(out, progress) + count,
                    progress.done() == progress.all() ? Style.GREEN : Style.DIM);
        }

        /** A drawing, so only where drawings are wanted. */
        private static String bar(Terminal out, Catalog.Progress progress) {
            return out.lively() ? Bar.of(progress.done(), progress.all(), BAR) + " " : "";
        }

        /** Put together by hand: String.format alone would cost a tenth of the command's time. */
        private String row(Terminal out, Catalog.Entry entry, int stateWidth, int widest) {
            String id = entry.id() + " ".repeat(widest - entry.id().length());
            String mark = entry.id().equals(catalog.current()) ? "> " : "  ";
            String word = entry.state() + " ".repeat(stateWidth - entry.state().length());
            return mark + out.paint(entry.style(), word) + "  " + id + "  " + entry.title();
        }
    }
}
