package workbook.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import workbook.screen.Key;
import workbook.screen.Links;
import workbook.screen.Scroll;
import workbook.screen.Style;
import workbook.screen.View;

/**
 * How the watch screen is laid out. What matters less goes first when there is no room; the verdict's
 * first line never does.
 *
 * <pre>
 *   ch01 / read-to-end  Where does a reply end?                        3 points
 *   Finish `ReplyReader.readToEnd`.  (t: the task)
 *   exercises/src/main/java/ch01blocking/ReplyReader.java:31
 *
 *   2 of 5 tests fail                                                    0.14 s
 *
 *   x a reply split into three pieces is read to its end
 *
 *     did       readToEnd() on a socket whose peer sent 3 pieces
 *   12 more below: space
 *
 *   hint 1 of 5  Which answer of `read` says that nothing more will come?
 *
 *   ch01 [####....] 1 of 4   all [#.......] 1 of 4, 2 of 12 points
 *   n next  h hint  l list  s solution  r check  o open  x reset  ? help  q quit
 * </pre>
 */
final class WatchView implements View {

    private static final String MARGIN = "  ";

    private final Consumer<Key> commands;
    private Scroll scroll = Scroll.TOP;
    private int bodyLines;
    private int bodyRows = 1;

    /** What is to be done, and where. */
    record Task(String where, String title, String points, String first, String place, URI file) {}

    /** The line that says how things stand; what more there is to see goes first. */
    record State(String text, String more, Style style, String time) {
        State(String text, Style style, String time) {
            this(text, "", style, time);
        }

        String fitting(int columns) {
            return text.length() + more.length() <= columns ? text + more : text;
        }
    }

    /** How far the learner is. */
    record Score(String chapter, Points inChapter, Points inAll) {}

    Task task = new Task("", "", "", "", "", URI.create("file:///"));
    State state = new State("", Style.DIM, "");
    Score score = new Score("", new Points(0, 0, 0, 0), new Points(0, 0, 0, 0));
    Consumer<Terminal> body = out -> {};

    /** True if the body is the task itself, so that its first sentence is not needed twice. */
    boolean tellsTask;

    /** What was just done, or is asked; it takes the place of the hint. */
    String message = "";

    String hint = "";

    /** What is always worth a line, such as that saves are looked for and not told of. */
    String note = "";

    /** A view that passes on every key that does not scroll. */
    WatchView(Consumer<Key> commands) {
        this.commands = commands;
    }

    /** Back to the first line of the verdict. */
    void toTop() {
        scroll = Scroll.TOP;
    }

    @Override
    public Optional<View> key(Key key) {
        Optional<Scroll> scrolled = scroll.key(key, bodyLines, bodyRows);
        if (scrolled.isPresent()) {
            scroll = scrolled.get();
        } else {
            commands.accept(key);
        }
        return Optional.of(this);
    }

    @Override
    public List<String> lines(int columns, int rows) {
        List<String> all = new ArrayList<>(above(columns, rows));
        List<String> below = below(columns, rows, Math.max(0, rows - all.size()));
        bodyRows = Math.max(0, rows - all.size() - below.size());
        List<String> text = Drawn.lines(columns, body);
        bodyLines = text.size();
        all.addAll(scroll.window(text, bodyRows));
        while (all.size() < rows - below.size()) {
            all.add("");
        }
        all.addAll(below);
        return all;
    }

    private List<String> above(int columns, int rows) {
        List<String> above = new ArrayList<>();
        if (rows >= 4) {
            String where = MARGIN + task.where();
            String left = where + (columns >= 60 ? "  " + task.title() : "");
            above.add(ends(Style.BOLD.on(left), left.length(), task.points(), columns));
        }
        if (rows >= 12 && !tellsTask) {
            above.add(first(columns));
        }
        if (rows >= 8) {
            above.add(MARGIN + Links.to(task.file(), fromItsEnd(task.place(), columns - 2)));
        }
        if (rows >= 16) {
            above.add("");
        }
        String left = MARGIN + state.fitting(columns - MARGIN.length());
        above.add(ends(state.style().on(left), left.length(), state.time(), columns));
        if (rows >= 18) {
            above.add("");
        }
        return above;
    }

    private String first(int columns) {
        String more = "  (t: the task)";
        int room = columns - MARGIN.length() - more.length();
        String first = task.first();
        if (first.length() > room) {
            first = first.substring(0, Math.max(0, room - 1)) + "…";
        }
        return MARGIN + first + Style.DIM.on(more);
    }

    /** A path says more at its end. */
    private static String fromItsEnd(String path, int room) {
        return path.length() <= room
                ? path
                : "…" + path.substring(path.length() - Math.max(0, room - 1));
    }

    /** One text at each end; the right one goes first if there is no room for both. */
    private static String ends(String painted, int length, String right, int columns) {
        int gap = Math.min(columns, 80) - length - right.length();
        return gap < 2 ? painted : painted + " ".repeat(gap) + Style.DIM.on(right);
    }

    private List<String> below(int columns, int rows, int left) {
        List<String> below = new ArrayList<>();
        if (rows >= 6) {
            below.addAll(news(columns, Math.max(1, Math.min(rows / 3, left - 4))));
        }
        if (!note.isEmpty() && rows >= 12) {
            below.add(Style.YELLOW.on(MARGIN + note));
        }
        if (rows >= 18) {
            below.add("");
        }
        if (rows >= 10) {
            below.add(MARGIN + progress(columns));
        }
        if (rows >= 6) {
            below.add(MARGIN + Style.DIM.on(WatchKeys.line(columns - MARGIN.length())));
        }
        return below;
    }

    /** The message, or else the newest hint; cut if it would take more than its share. */
    private List<String> news(int columns, int room) {
        if (message.isEmpty() && hint.isEmpty()) {
            return List.of();
        }
        List<String> lines = message.isEmpty()
                ? Drawn.lines(columns, out -> out.wrapped(MARGIN, hint))
                : Drawn.lines(columns, out -> out.wrapped(MARGIN, message));
        List<String> shown = new ArrayList<>();
        if (room > 3) {
            shown.add("");
        }
        int fit = Math.min(lines.size(), Math.max(1, room - shown.size()));
        for (String line : lines.subList(0, fit)) {
            shown.add((message.isEmpty() ? Style.CYAN : Style.BOLD).on(line));
        }
        if (fit < lines.size()) {
            String last = lines.get(fit - 1);
            String more = message.isEmpty() ? " … t: all" : " …";
            int end = Math.max(0, Math.min(last.length(), columns - more.length()));
            shown.set(shown.size() - 1, Style.CYAN.on(last.substring(0, end) + more));
        }
        return shown;
    }

    private String progress(int columns) {
        Points chapter = score.inChapter();
        Points all = score.inAll();
        if (columns < 70) {
            return score.chapter() + " " + chapter.done() + "/" + chapter.exercises() + "   all "
                    + all.done() + "/" + all.exercises() + "   " + all.earned() + "/"
                    + all.points() + " points";
        }
        return score.chapter() + " " + bar(chapter) + " " + chapter.done() + " of "
                + chapter.exercises() + "   all " + bar(all) + " " + all.done() + " of "
                + all.exercises() + ", " + all.earned() + " of " + all.points() + " points";
    }

    private static String bar(Points points) {
        int length = 12;
        int full = points.exercises() == 0 ? 0 : length * points.done() / points.exercises();
        return "[" + Style.GREEN.on("#".repeat(full)) + ".".repeat(length - full) + "]";
    }
}
