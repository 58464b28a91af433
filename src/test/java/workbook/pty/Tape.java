package workbook.pty;

import java.util.ArrayList;
import java.util.List;

/** Everything that happened at a desk, in order, with its time: a recorded session. */
final class Tape {

    private final List<Moment> moments = new ArrayList<>();
    private int columns;
    private int rows;
    private long start;

    /**
     * Something that happened.
     *
     * @param code as in an asciicast: o for output, i for input, r for a resize, m for a marker
     */
    record Moment(double seconds, String code, String data) {}

    synchronized void begin(int width, int height) {
        columns = width;
        rows = height;
        start = System.nanoTime();
        moments.clear();
    }

    synchronized void add(String code, String data) {
        moments.add(new Moment((System.nanoTime() - start) / 1e9, code, data));
    }

    synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }

    synchronized int columns() {
        return columns;
    }

    synchronized int rows() {
        return rows;
    }
}
