package ch02threads;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Chapter 2's program: five requests at once, and what threads cost. */
public final class Main {

    private static final PrintStream OUT = System.out;
    private static final int MOST = 10_000;
    private static final String TOO_OLD = "Virtual threads need JDK 21, and this is %s.%n";

    private Main() {}

    /** Shows a part of this program, given a number of threads or virtual threads to try. */
    private interface Part {
        void show(int most) throws Exception;
    }

    /** The words it knows, in the order in which the chapter needs them. */
    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("five", most -> FiveAtOnce.run(OUT));
        parts.put("limits", most -> limits());
        parts.put("threads", Main::threads);
        parts.put("stack", most -> OneStack.show(OUT));
        parts.put("pool", most -> FiveForFour.run(OUT));
        parts.put("locked", most -> LockedPool.run(OUT));
        parts.put("busy", most -> Busy.run(OUT));
        parts.put("virtual", Main::virtual);
        parts.put("under", most -> under());
        parts.put("help", most -> help(OUT));
        return parts;
    }

    /** Shows the part of this name, or without a name five, limits, threads and virtual. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            all();
            return;
        }
        Part part = parts().get(args[0]);
        if (part == null) {
            help(System.err);
            System.exit(2);
            return;
        }
        part.show(args.length < 2 ? MOST : number(args[1]));
    }

    private static int number(String word) {
        if (word.matches("0*[1-9]\\d{0,8}")) {
            return Integer.parseInt(word);
        }
        System.err.println(word + " is not a number of threads, 1 or more.");
        System.exit(2);
        return 0;
    }

    private static void all() throws Exception {
        OUT.printf("Five requests, a thread for each%n%n");
        FiveAtOnce.run(OUT);
        // Each kind in a JVM of its own, so that neither uses memory the other has left.
        OUT.printf("%nHow many more threads there could be, by each limit%n%n");
        limits();
        OUT.printf("%nThreads that are parked%n%n");
        inAnotherJvm("threads");
        OUT.printf("%nVirtual threads that are parked%n%n");
        inAnotherJvm("virtual");
    }

    private static void inAnotherJvm(String part) throws IOException, InterruptedException {
        OUT.flush();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> command = List.of(java, "-cp", classPath, Main.class.getName(), part);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void threads(int most) {
        if (!Proc.known()) {
            OUT.println("This system has no /proc: the times are right, the rest is 0.");
        }
        costs(Thread::new, most, Limits.now());
    }

    private static void limits() {
        for (Limits.Limit limit : Limits.now().all()) {
            OUT.printf("%9d  %s%n", limit.threads(), limit.name());
        }
    }

    private static void virtual(int most) {
        Optional<ThreadFactory> factory = VirtualThreads.factory();
        if (factory.isPresent()) {
            costs(factory.get(), most, Limits.none());
        } else {
            OUT.printf(TOO_OLD, System.getProperty("java.version"));
        }
    }

    private static void costs(ThreadFactory factory, int most, Limits limits) {
        List<Costs.Cost> costs = Costs.measure(OUT, factory, most, limits);
        OUT.printf("%ntouched and kernel, one # for 10 MB%n%s", Costs.draw(costs));
    }

    private static void under() throws IOException {
        Optional<ThreadFactory> factory = VirtualThreads.factory();
        if (factory.isPresent()) {
            UnderVirtual.run(OUT, factory.get());
        } else {
            OUT.printf(TOO_OLD, System.getProperty("java.version"));
        }
    }

    private static void help(PrintStream out) {
        out.println("ch02 knows these words, or none:");
        out.println("  " + String.join(", ", parts().keySet()) + ".");
        out.printf("A number behind threads or virtual is the most to try, or else %,d.%n", MOST);
    }
}
