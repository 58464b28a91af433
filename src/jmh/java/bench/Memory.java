package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the tool and its standby hold while a learner thinks: the real watch, on a terminal. */
final class Memory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Memory() {}

    static void measure(Workplace place) throws Exception {
        Path root = place.home().root();
        // script gives it a terminal; what it prints is not asked for.
        Process terminal = new ProcessBuilder(
                        "script", "-qfec", root.resolve("workbook") + " watch", "/dev/null")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            ProcessHandle first = await(() -> standby(terminal));
            for (int save = 0; save < 3; save++) {
                ProcessHandle before = first;
                place.save("FiveRequests.java", place.right("FiveRequests.java") + "//" + save);
                first = await(() -> standby(terminal).filter(next -> !next.equals(before)));
                settle(first);
            }
            print(first.parent().orElseThrow(), first);
        } finally {
            terminal.descendants().forEach(ProcessHandle::destroy);
            terminal.destroy();
        }
    }

    private static Optional<ProcessHandle> standby(Process terminal) {
        return terminal.descendants().filter(Memory::isChild).findFirst();
    }

    private static boolean isChild(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("ChildMain"))
                .isPresent();
    }

    private static ProcessHandle await(Supplier<Optional<ProcessHandle>> what)
            throws InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> found = what.get();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("no standby came up");
    }

    /** Until it takes no processor time any more: it is warm, and waits. */
    private static void settle(ProcessHandle process) throws InterruptedException {
        Duration last = Duration.ofNanos(-1);
        Duration now = cpu(process);
        while (!now.equals(last)) {
            TimeUnit.MILLISECONDS.sleep(1000);
            last = now;
            now = cpu(process);
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void print(ProcessHandle tool, ProcessHandle standby)
            throws IOException, InterruptedException {
        System.out.println("\nmemory of ./workbook watch after 3 verdicts");
        long rss = show("tool", tool, "Rss:") + show("standby", standby, "Rss:");
        long pss = show("tool", tool, "Pss:") + show("standby", standby, "Pss:");
        System.out.printf(
                "  together: resident %d MB, of which shared pages once: %d MB   (target 400)%n",
                rss / 1024, pss / 1024);
        Duration before = cpu(standby);
        TimeUnit.SECONDS.sleep(10);
        System.out.printf(
                "  processor time of the standby in 10 s of waiting: %d ms%n",
                cpu(standby).minus(before).toMillis());
    }

    private static long show(String name, ProcessHandle process, String key) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        long kib = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow();
        System.out.printf("  %-8s %s %4d MB%n", name, key, kib / 1024);
        return kib;
    }
}
