package ch03nonblocking;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same five requests with longer and longer pauses between the rounds, and the cost of each. */
final class Bill {

    private static final int WIDTH = 50;
    private static final List<Integer> PAUSES = List.of(0, 1, 10, 100);

    /** Odd on purpose: multiples of a pause would be noticed in time by accident. */
    private static final List<Integer> DELAYS = List.of(473, 391, 311, 229, 137);

    private final PrintStream out;
    private final Map<String, Measured> runs = new LinkedHashMap<>();

    private Bill(PrintStream out) {
        this.out = out;
    }

    /** Makes the four runs, two seconds in all, and prints what they cost. */
    static void run(PrintStream out) throws Exception {
        Measured.fetch(List.of(100), 0); // loads classes
        Bill bill = new Bill(out);
        for (int pause : PAUSES) {
            String name = pause == 0 ? "at once" : "in " + pause + " ms";
            bill.runs.put(name, Measured.fetch(DELAYS, pause));
        }
        bill.print();
    }

    private void print() {
        out.println("asks again       asks   on a processor   late, at worst");
        runs.forEach((name, run) -> out.printf(
                Locale.ROOT,
                "%-10s  %9d   %11.1f ms   %11.1f ms%n",
                name,
                run.asks(),
                run.worked(),
                run.latest()));
        draw("on a processor", Measured::worked);
        draw("late", Measured::latest);
    }

    private void draw(String title, ToDoubleFunction<Measured> figure) {
        double most = runs.values().stream().mapToDouble(figure).max().orElse(1);
        out.printf("%n%s%n", title);
        runs.forEach((name, run) -> {
            double length = WIDTH * figure.applyAsDouble(run) / most;
            out.println("#".repeat(Math.max(1, (int) length)) + " " + name);
        });
    }
}
