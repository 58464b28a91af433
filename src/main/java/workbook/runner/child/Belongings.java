package workbook.runner.child;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What there was before the tests and after them: descriptors, threads, processes. */
final class Belongings {

    /** Whoever is about to end gets this long, in steps. */
    private static final int STEPS = 15;

    private static final long STEP_NANOS = 10_000_000;

    private final Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    private final Map<Integer, String> atFirst = OpenFiles.now();
    private Map<Integer, String> known = atFirst;

    /** Number and target of what a test left open, to the test. */
    private final Map<Map.Entry<Integer, String>, String> suspects = new LinkedHashMap<>();

    private final Map<Integer, String> lost = new TreeMap<>();

    /** Compares, after a test. */
    void after(String test) {
        Map<Integer, String> now = OpenFiles.now();
        for (int fd : OpenFiles.opened(known, now)) {
            suspects.putIfAbsent(Map.entry(fd, now.get(fd)), test);
        }
        atFirst.forEach((fd, target) -> {
            if (!target.equals(now.get(fd)) && !OpenFiles.isTheJvms(target)) {
                lost.putIfAbsent(fd, test);
            }
        });
        known = now;
    }

    /** What is still there when all is over; processes are ended here. */
    List<Aside> left(String lastTest) {
        List<Aside> asides = new ArrayList<>(processes(lastTest));
        lost.forEach((fd, test) -> asides.add(
                aside(Aside.Kind.CLOSED, test, Integer.toString(fd), what(fd, atFirst.get(fd)))));
        asides.addAll(threads(lastTest));
        asides.addAll(descriptors());
        return asides;
    }

    private static String what(int fd, @Nullable String target) {
        return OpenFiles.described(fd, target == null ? "" : target);
    }

    private static Aside aside(Aside.Kind kind, String test, String what, String detail) {
        return new Aside(kind, test, what, detail, List.of());
    }

    private List<Aside> descriptors() {
        // A peer of the test's may close its end a moment later.
        await(() -> stillOpen().isEmpty());
        List<Aside> asides = new ArrayList<>();
        stillOpen()
                .forEach(each -> asides.add(aside(
                        Aside.Kind.OPEN,
                        String.valueOf(suspects.get(each)),
                        each.getKey().toString(),
                        OpenFiles.described(each.getKey(), each.getValue()))));
        return asides;
    }

    private List<Map.Entry<Integer, String>> stillOpen() {
        if (suspects.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> now = OpenFiles.now();
        return suspects.keySet().stream()
                .filter(each -> each.getValue().equals(now.get(each.getKey())))
                .filter(each -> !OpenFiles.isTheJvms(each.getValue()))
                .toList();
    }

    private List<Aside> threads(String test) {
        await(() -> left().isEmpty());
        List<Aside> asides = new ArrayList<>();
        left().forEach((thread, trace) -> {
            Stack stack = Watch.stack(thread, Stack.Doing.WAITS, trace, "");
            String kind = thread.isDaemon() ? "daemon" : "";
            asides.add(new Aside(Aside.Kind.THREAD, test, stack.thread(), kind, stack.spots()));
        });
        return asides;
    }

    /** Those that are in this check's code, and those that would keep a JVM alive. */
    private Map<Thread, StackTraceElement[]> left() {
        Map<Thread, StackTraceElement[]> all = new TreeMap<>(Comparator.comparing(Thread::getId));
        all.putAll(Thread.getAllStackTraces());
        all.keySet().removeAll(threads);
        all.entrySet()
                .removeIf(each -> each.getValue().length == 0
                        || each.getKey() == Thread.currentThread()
                        || each.getKey().getName().matches("junit-.*|process reaper.*")
                        || (each.getKey().isDaemon() && Spot.of(each.getValue()).isEmpty()));
        return all;
    }

    /** Java has a thread for each process that it has started, so most often this asks nobody. */
    private static List<Aside> processes(String test) {
        boolean none = Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("process reaper"));
        if (none) {
            return List.of();
        }
        List<Aside> asides = new ArrayList<>();
        ProcessHandle.current().descendants().forEach(process -> {
            String command = process.info().commandLine().orElse("a process");
            asides.add(aside(Aside.Kind.PROCESS, test, Long.toString(process.pid()), command));
            process.destroyForcibly();
        });
        return asides;
    }

    private static void await(BooleanSupplier nothing) {
        for (int i = 0; i < STEPS && !nothing.getAsBoolean(); i++) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
