package bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code src/jmh/bench} begins: takes the copy of the course, what to measure, how often. */
public final class Bench {

    private Bench() {}

    /** Prints what it measures. */
    public static void main(String[] args) throws Exception {
        Workplace place = Workplace.in(Path.of(args[0]));
        String what = args.length > 1 ? args[1] : "all";
        int times = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        System.out.printf(
                "JDK %s, %d processors, load %s%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        boolean all = what.equals("all");
        if (all || what.equals("saves")) {
            Saves.measure(place, times == 0 ? 40 : times);
        }
        if (all || what.equals("maven")) {
            Commands.savesAgainstMaven(place, times == 0 ? 5 : times);
        }
        if (all || what.equals("cold")) {
            Commands.coldAgainstMaven(place, times == 0 ? 8 : times);
        }
        if (all || what.equals("memory")) {
            Memory.measure(place);
        }
        if (what.equals("soak")) {
            Soak.run(place, times == 0 ? 300 : times);
        }
        System.out.println("load at the end " + load());
        System.exit(0);
    }

    private static String load() throws Exception {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).strip() : "not known";
    }
}
