package workbook.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A text to read and scroll, until a key that does not scroll it. */
public final class TextView implements View {

    private final IntFunction<List<String>> text;
    private final Scroll scroll;
    private int lines;
    private int rows;

    /** Shows a text, broken for the width it is asked for. */
    public TextView(IntFunction<List<String>> text) {
        this(text, Scroll.TOP);
    }

    private TextView(IntFunction<List<String>> text, Scroll scroll) {
        this.text = text;
        this.scroll = scroll;
    }

    @Override
    public List<String> lines(int columns, int rows) {
        List<String> all = text.apply(columns);
        this.lines = all.size();
        this.rows = Math.max(1, rows - 1);
        List<String> shown = new ArrayList<>(scroll.window(all, this.rows));
        while (shown.size() < this.rows) {
            shown.add("");
        }
        shown.add(Style.DIM.on("  Esc back"));
        return shown.subList(0, Math.min(rows, shown.size()));
    }

    @Override
    public Optional<View> key(Key key) {
        Optional<Scroll> scrolled = scroll.key(key, lines, rows);
        if (scrolled.isPresent()) {
            TextView next = new TextView(text, scrolled.get());
            next.lines = lines;
            next.rows = rows;
            return Optional.of(next);
        }
        return key.kind() == Key.Kind.OTHER ? Optional.of(this) : Optional.empty();
    }
}
