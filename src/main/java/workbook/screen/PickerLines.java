package workbook.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a {@link Picker} is drawn.
 *
 * <pre>
 *  Exercises  [all]  done  pending                     exercise 1 of 4
 *
 *  ch01  A thread that waits                     [###.........] 1 of 4
 *      done   request      What does a request look like?      2 points
 *  > * begun  read-to-end  Where does a reply end?             3 points
 *
 *  all   [###.........] 1 of 4, 2 of 12 points
 *  Enter go there  / search  d done or pending  x reset  Esc back
 * </pre>
 */
final class PickerLines {

    private static final int WIDE = 80;

    /** From so many rows on there is room for blank lines. */
    private static final int TALL = 18;

    private final Catalog shown;
    private final Picker.State state;
    private final int columns;
    private int chosenLine;

    PickerLines(Catalog shown, Picker.State state, int columns) {
        this.shown = shown;
        this.state = state;
        this.columns = columns;
    }

    List<String> all(int rows) {
        List<String> body = body();
        if (rows < 4) {
            return window(body, rows);
        }
        String gap = rows < TALL ? "-" : "";
        List<String> lines = new ArrayList<>(List.of(head(), gap));
        int room = rows - 3 - (rows < TALL ? 0 : 2);
        List<String> part = window(body, room);
        lines.addAll(part);
        lines.addAll(Collections.nCopies(Math.max(0, room - part.size()), ""));
        lines.addAll(List.of(gap, summary(), foot()));
        lines.removeIf(line -> line.equals("-"));
        return lines;
    }

    private List<String> window(List<String> body, int room) {
        int first = Math.max(0, Math.min(chosenLine - room / 2, body.size() - room));
        return body.subList(first, Math.min(body.size(), first + room));
    }

    private String head() {
        StringBuilder tabs = new StringBuilder(columns < WIDE ? "" : "Exercises  ");
        for (Catalog.Filter filter : Catalog.Filter.values()) {
            boolean on = filter == state.filter();
            tabs.append(on ? "[" + filter.word() + "] " : " " + filter.word() + "  ");
        }
        List<String> ids = shown.entries().stream().map(Catalog.Entry::id).toList();
        // How many are done is told in the same way, so the place says what it counts.
        String counted = columns < WIDE ? "" : "exercise ";
        String place = ids.isEmpty()
                ? "none"
                : counted + (ids.indexOf(state.chosen()) + 1) + " of " + ids.size();
        int room = Math.max(0, columns - Cells.width(place) - 1);
        return Style.BOLD.on(Cells.fill(tabs.toString(), room)) + " " + place;
    }

    private List<String> body() {
        List<String> lines = new ArrayList<>();
        int ids = shown.entries().stream()
                .mapToInt(entry -> Cells.width(entry.id()))
                .max()
                .orElse(0);
        int states = shown.entries().stream()
                .mapToInt(entry -> Cells.width(stateOf(entry)))
                .max()
                .orElse(0);
        for (Catalog.Section section : shown.sections()) {
            lines.add(title(section));
            for (Catalog.Entry entry : section.entries()) {
                if (entry.id().equals(state.chosen())) {
                    chosenLine = lines.size();
                }
                lines.add(row(entry, states, ids));
            }
        }
        if (lines.isEmpty()) {
            lines.add(Cells.cut(nothing(), columns));
        }
        return lines;
    }

    private String nothing() {
        String word = state.filter().word();
        String what = state.filter() == Catalog.Filter.ALL ? "Nothing" : "Nothing that is " + word;
        return state.words().isBlank()
                ? "Nothing is " + word + "."
                : what + " has \"" + state.words().strip() + "\".";
    }

    private String title(Catalog.Section section) {
        String end = bar(section.progress());
        int room = columns - Cells.width(end) - 1;
        if (room < 8) {
            return Style.BOLD.on(Cells.cut(section.name() + " " + end, columns));
        }
        String title = section.name() + "  " + section.title();
        return Style.BOLD.on(Cells.fill(title, room)) + " " + end;
    }

    private String bar(Catalog.Progress progress) {
        int cells = columns < WIDE ? 6 : 20;
        return Bar.of(progress.done(), progress.all(), cells) + " " + progress.done() + " of "
                + progress.all();
    }

    private String stateOf(Catalog.Entry entry) {
        return columns < WIDE ? entry.brief() : entry.state();
    }

    private String row(Catalog.Entry entry, int states, int ids) {
        boolean chosen = entry.id().equals(state.chosen());
        String mark = (chosen ? "> " : "  ") + (entry.id().equals(shown.current()) ? "* " : "  ");
        String word = Cells.fill(stateOf(entry), states);
        String aside = columns < WIDE ? "" : "  " + entry.aside();
        int room = columns - 4 - states - 2 - Cells.width(aside);
        String text = Cells.fill(Cells.fill(entry.id(), ids) + "  " + entry.title(), room);
        if (room < 4) {
            return Cells.cut(mark + entry.id(), columns);
        }
        String painted = entry.style().on(word) + "  " + (chosen ? Style.BOLD.on(text) : text);
        return mark + painted + (aside.isEmpty() ? "" : Style.DIM.on(aside));
    }

    /** The search while there is one, else how far all of it is. */
    private String summary() {
        if (state.typing() || !state.words().isEmpty()) {
            String cursor = state.typing() ? "_" : "";
            return Style.CYAN.on(Cells.cut("/" + state.words() + cursor, columns));
        }
        Catalog.Progress total = shown.total();
        String bar = columns < WIDE ? "" : Bar.of(total.done(), total.all(), 20) + " ";
        return Cells.cut("all   " + bar + total.text(), columns);
    }

    private String foot() {
        if (state.asking()) {
            String kept = columns < WIDE ? "" : " A copy of your code is kept.";
            String question = "Reset " + state.chosen() + "?" + kept + " y / n";
            return Style.YELLOW.on(Cells.cut(question, columns));
        }
        if (!state.told().isEmpty()) {
            return Cells.cut(state.told(), columns);
        }
        return Style.DIM.on(Cells.cut(keys(), columns));
    }

    private String keys() {
        if (state.typing()) {
            return columns < WIDE
                    ? "Enter go  Down choose  Esc clear"
                    : "Type to search  Enter go there  Down choose  Tab done or pending  Esc clear";
        }
        String back = state.words().isEmpty() ? "Esc back" : "Esc clear";
        return columns < WIDE
                ? "Enter go  / find  d done  x reset  Esc"
                : "Enter go there  / search  d done or pending  x reset  " + back;
    }
}
