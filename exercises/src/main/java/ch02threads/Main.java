package ch02threads;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Chapter 2's program: five requests at once, and what threads cost. */
public final class Main {

    private static final PrintStream OUT = System.out;
    private static final String TOO_OLD = "Virtual threads need JDK 21, and this is %s.%n";

    private Main() {}

    /** Shows the part of this name, or without a name five, threads and virtual, in turn. */
    public static void main(String[] args) throws Exception {
        int most = args.length < 2 ? 10_000 : Integer.parseInt(args[1]);
        switch (args.length == 0 ? "" : args[0]) {
            case "" -> all();
            case "five" -> FiveAtOnce.run(OUT);
            case "limits" -> limits();
            case "threads" -> threads(most);
            case "stack" -> OneStack.show(OUT);
            case "pool" -> FiveForFour.run(OUT);
            case "locked" -> LockedPool.run(OUT);
            case "busy" -> Busy.run(OUT);
            case "virtual" -> virtual(most);
            case "under" -> under();
            default -> unknown();
        }
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

    private static void unknown() {
        System.err.println("ch02 knows these words, or none: five, threads, stack, pool, locked,");
        System.err.println(
                "virtual, under. A number behind threads or virtual is the most to try.");
        System.exit(2);
    }
}
