package ch01blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws with characters what ran when: a line for each span, time to the right. */
public final class Timeline {

    private static final int WIDTH = 60;

    /** Something that took time: from start to end, in milliseconds. */
    private record Span(String name, long start, long end) {}

    private final LongSupplier clock; // nanoseconds
    private final long begin;
    private final List<Span> spans = new ArrayList<>();

    /** Begins now. */
    public Timeline() {
        this(System::nanoTime);
    }

    /** Begins now by another clock, which counts nanoseconds: for tests. */
    Timeline(LongSupplier clock) {
        this.clock = clock;
        this.begin = clock.getAsLong();
    }

    /** Milliseconds since this timeline was made. */
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - begin);
    }

    /** Notes what began then and ends now. */
    public void add(String name, long start) {
        spans.add(new Span(name, start, now()));
    }

    /** When the last of it was over, in milliseconds. */
    public long end() {
        return spans.stream().mapToLong(Span::end).max().orElse(0);
    }

    /** The whole picture, as wide as its last span is late. */
    public String draw() {
        long total = end();
        StringBuilder picture = new StringBuilder();
        for (Span span : spans) {
            int from = column(span.start(), total);
            int length = Math.max(1, column(span.end(), total) - from);
            picture.append(" ".repeat(from)).append("#".repeat(length));
            picture.append(' ').append(span.name()).append('\n');
        }
        return picture.toString();
    }

    private static int column(long time, long total) {
        return total == 0 ? 0 : (int) (time * WIDTH / total);
    }
}
