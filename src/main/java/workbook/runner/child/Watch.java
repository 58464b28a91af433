package workbook.runner.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a test that takes long, every now and then: when JUnit gives a test up, it interrupts
 * it, and then nobody could say any more what it was doing.
 */
final class Watch {

    private static final long EVERY_NANOS = 250_000_000;

    /** A thread that computed for less than this part of the time has waited. */
    private static final double BUSY = 0.05;

    /** A learner may have started thousands of threads, and one message has to hold them. */
    private static final int ENOUGH = 200;

    private final Map<Long, Long> cpuBefore = new HashMap<>();
    private long lookedAt;
    private volatile long begun;
    private volatile List<Stack> last = List.of();
    private long limitNanos;

    /**
     * Begins; its thread lives as long as the JVM.
     *
     * @param testMillis when JUnit gives a test up
     */
    void start(long testMillis) {
        limitNanos = TimeUnit.MILLISECONDS.toNanos(testMillis);
        Thread thread = new Thread(this::run, "workbook-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** A test begins. */
    void testStarted() {
        last = List.of();
        begun = System.nanoTime();
    }

    /** How things stood at the last look, or stand now if there was none. */
    List<Stack> latest() {
        List<Stack> known = last;
        return known.isEmpty() ? now() : known;
    }

    /** How things stand, seen twice to tell those who compute from those who wait. */
    List<Stack> now() {
        look();
        LockSupport.parkNanos(EVERY_NANOS / 3);
        return look();
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(EVERY_NANOS);
            long test = begun;
            if (test != 0 && System.nanoTime() - test > EVERY_NANOS) {
                try {
                    keep(look(), test);
                } catch (VirtualMachineError e) {
                    // Out of memory, say: the test's own failure tells it better.
                }
            }
        }
    }

    /**
     * A look that ended after the limit may show what the test did once it was interrupted, and one
     * that began with another test shows that: the look before says more.
     */
    private void keep(List<Stack> seen, long test) {
        boolean inTime = System.nanoTime() - test < limitNanos;
        if (test == begun && (inTime || last.isEmpty())) {
            last = seen;
        }
    }

    private synchronized List<Stack> look() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Set<Long> deadlocked = deadlocked(threads);
        long now = System.nanoTime();
        List<Stack> stacks = new ArrayList<>();
        for (var each : byImportance()) {
            Thread thread = each.getKey();
            StackTraceElement[] trace = each.getValue();
            long id = thread.getId();
            long cpu = Math.max(0, threads.getThreadCpuTime(id));
            double share = (cpu - cpuBefore.getOrDefault(id, cpu)) / (double) (now - lookedAt);
            cpuBefore.put(id, cpu);
            if (stacks.size() < ENOUGH && !Spot.of(trace).isEmpty()) {
                Stack.Doing doing = deadlocked.contains(id)
                        ? Stack.Doing.DEADLOCKED
                        : doing(thread.getState(), trace[0], share);
                stacks.add(stack(thread, doing, trace, lock(threads.getThreadInfo(id))));
            }
        }
        lookedAt = now;
        return stacks;
    }

    private static Set<Long> deadlocked(ThreadMXBean threads) {
        Set<Long> found = new HashSet<>();
        long[] ids = threads.findDeadlockedThreads();
        for (long id : ids == null ? new long[0] : ids) {
            found.add(id);
        }
        return found;
    }

    /** JUnit's own thread is the one that a test waits for; the others come after it. */
    private static List<Map.Entry<Thread, StackTraceElement[]>> byImportance() {
        List<Map.Entry<Thread, StackTraceElement[]>> all =
                new ArrayList<>(Thread.getAllStackTraces().entrySet());
        all.removeIf(each -> each.getValue().length == 0);
        all.sort(Comparator.comparing((Map.Entry<Thread, StackTraceElement[]> each) ->
                        !each.getKey().getName().startsWith("junit"))
                .thenComparing(each -> each.getKey().getId()));
        return all;
    }

    /** Java calls a thread runnable that is in a native call, whether that waits or not. */
    private static Stack.Doing doing(Thread.State state, StackTraceElement top, double share) {
        boolean computes =
                state == Thread.State.RUNNABLE && (!top.isNativeMethod() || share > BUSY);
        return computes ? Stack.Doing.RUNS : Stack.Doing.WAITS;
    }

    private static String lock(ThreadInfo info) {
        if (info == null || info.getLockName() == null) {
            return "";
        }
        String kind = info.getLockName().replaceAll("^.*[.$]|@.*$", "");
        return info.getLockOwnerName() == null
                ? kind
                : kind + " that the thread \"" + info.getLockOwnerName() + "\" has";
    }

    static Stack stack(Thread thread, Stack.Doing doing, StackTraceElement[] trace, String lock) {
        int ours = 0;
        while (ours < trace.length && !Spot.isOurs(trace[ours])) {
            ours++;
        }
        String called = ours == 0 || ours == trace.length ? "" : name(trace[ours - 1]);
        String top = trace[0].getClassName() + "." + trace[0].getMethodName();
        return new Stack(thread.getName(), doing, called, top, lock, Spot.of(trace));
    }

    /** Without the package, and without what a generator added to a name. */
    private static String name(StackTraceElement element) {
        String type = element.getClassName().replaceAll("\\$jnr\\$.*$", "");
        return type.replaceAll("^.*[.$]", "") + "." + element.getMethodName();
    }
}
