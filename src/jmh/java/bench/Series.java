package bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one thing, in milliseconds. */
final class Series {

    private final String name;
    private final List<Double> millis = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    /** The value that this part of all values does not exceed. */
    private double at(double part) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    void print() {
        System.out.printf(
                "  %-44s n %3d   min %7.1f   median %7.1f   p95 %7.1f ms%n",
                name, millis.size(), at(0), median(), p95());
    }

    /** How often {@code base} goes into this: by medians, by 95th percentiles, and pair by pair. */
    void ratio(Series base, String target) {
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(millis.size(), base.millis.size()); i++) {
            pairs.add(millis.get(i) / base.millis.get(i));
        }
        pairs.sort(null);
        System.out.printf(
                "  %s / %s: median %.2fx, p95 %.2fx, middle pair %.2fx   (target %s)%n",
                name,
                base.name,
                median() / base.median(),
                p95() / base.p95(),
                pairs.get(pairs.size() / 2),
                target);
    }
}
