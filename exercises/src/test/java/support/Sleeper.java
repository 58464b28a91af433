package support;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A thread, seen by the kernel: does it sleep? If it is asleep at two looks, and was not put on a
 * processor or taken off one between them, it has slept all the while: no clock can be wrong about
 * that, and no load. Where the kernel does not tell, its CPU time must do.
 */
public final class Sleeper {

    /** What came of waiting for a thread to sleep. */
    public enum Rest {
        /** It sleeps, and nothing wakes it. */
        ASLEEP,
        /** It works on and on, with nothing to do. */
        BURNS,
        /** It sleeps a little, wakes up, and sleeps again. */
        RESTLESS,
        /** What it was to wait for is over. */
        OVER
    }

    private static final Path THIS_THREAD = Path.of("/proc/thread-self");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A sleep of this many milliseconds is no short rest between two questions. */
    private static final long LONG = 150;
    /** Who had nothing to do and worked this long, does not sleep: milliseconds of CPU time. */
    private static final long MUCH_WORK = 250;
    /** Who fell asleep so often, and woke up again, will do so for ever. */
    private static final long MANY_SLEEPS = 100;
    /** Who found no rest for so many milliseconds does not look for any. */
    private static final long PATIENCE = 5_000;

    private final Thread thread;
    private final long id;
    private final Path status;
    private Look first;

    /** One look: asleep or not, how often it was switched, and when that was. */
    private record Look(boolean asleep, List<String> switches, long nanos) {

        /** How often it went to sleep by itself, as far as it is known. */
        long sleeps() {
            return switches.stream()
                    .filter(line -> line.startsWith("voluntary"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }

        boolean sameSleepAs(Look other) {
            return asleep && other != null && other.asleep && switches.equals(other.switches);
        }
    }

    private Sleeper(Path status) {
        this.thread = Thread.currentThread();
        // JDK 19 has threadId() for this, and likes getId() less and less.
        this.id = idOf(thread);
        this.status = status;
    }

    @SuppressWarnings("deprecation")
    private static long idOf(Thread thread) {
        return thread.getId();
    }

    /** The thread that calls this. */
    public static Sleeper thisThread() {
        try {
            return new Sleeper(THIS_THREAD.toRealPath().resolve("status"));
        } catch (IOException notLinux) {
            return new Sleeper(Path.of("/nowhere"));
        }
    }

    /** Where it stands. */
    public StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** For how many milliseconds it has slept at least, as far as it was looked at. */
    public synchronized long sleptMillis() {
        Look now = look();
        if (!now.sameSleepAs(first)) {
            first = now;
        }
        return TimeUnit.NANOSECONDS.toMillis(now.nanos - first.nanos);
    }

    /** Waits until it sleeps for long, or clearly never will; or until {@code over}. */
    public Rest awaitRest(BooleanSupplier over) {
        long begin = System.nanoTime();
        long worked = cpuMillis();
        long slept = look().sleeps();
        while (sleptMillis() < LONG) {
            if (over.getAsBoolean() || !thread.isAlive()) {
                return Rest.OVER;
            }
            if (cpuMillis() - worked > MUCH_WORK) {
                return Rest.BURNS;
            }
            boolean often = look().sleeps() - slept > MANY_SLEEPS;
            if (often || System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(PATIENCE)) {
                return Rest.RESTLESS;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return Rest.ASLEEP;
    }

    /** Whether it has called a method of that name, or is in it, at one of many looks. */
    public boolean isSeenIn(String className, String method) {
        for (int looks = 0; looks < 200; looks++) {
            boolean there = Stream.of(stack())
                    .anyMatch(frame -> frame.getClassName().equals(className)
                            && frame.getMethodName().equals(method));
            if (there) {
                return true;
            }
            LockSupport.parkNanos(200_000);
        }
        return false;
    }

    /** How long it has worked so far: milliseconds of CPU time, 0 if it is over. */
    public long cpuMillis() {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, THREADS.getThreadCpuTime(id)));
    }

    private Look look() {
        try {
            List<String> told = Files.readAllLines(status).stream()
                    .filter(line -> line.matches("(State|\\w*ctxt_switches):.*"))
                    .toList();
            if (told.size() == 3) {
                boolean asleep = told.stream().anyMatch(line -> line.matches("State:\\s+S.*"));
                return new Look(asleep, told, System.nanoTime());
            }
        } catch (IOException notLinux) {
            // The other way will have to do.
        }
        String worked = String.valueOf(THREADS.getThreadCpuTime(id));
        return new Look(true, List.of(worked), System.nanoTime());
    }
}
