package echo;

import java.util.List;
import java.util.stream.IntStream;

/** The middle of some figures, and how far they lie apart. */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Round by round: what has disturbed one has disturbed its neighbor too. */
    static Spread ofRatios(List<Double> some, List<Double> others) {
        return of(IntStream.range(0, some.size())
                .mapToObj(round -> some.get(round) / others.get(round))
                .toList());
    }

    @Override
    public String toString() {
        return String.format("%.2f (%.2f to %.2f)", median, least, most);
    }
}
