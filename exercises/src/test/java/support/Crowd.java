package support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The threads that a learner's code runs on, seen from outside. A test waits for an event with
 * {@link #until}: it ends when the event is there, and also when it cannot come any more, because
 * every thread that could bring it waits, or when one of them turns in circles.
 */
public final class Crowd {

    /** How a wait for an event ended. */
    public enum Reached {
        /** The event is there. */
        EVENT,
        /** It is not, and all threads wait. */
        STUCK,
        /** It is not, and a thread has used so much processor time that it must be in a loop. */
        SPINNING
    }

    /**
     * So many looks in a row at which all threads wait: then nobody is about to wake up. Where a
     * look comes on time, other threads do so too, and it counts for three.
     */
    private static final int SURE = 25;

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FIRST_LOOKS = TimeUnit.MICROSECONDS.toNanos(500);

    /** No honest call of an exercise needs so much, class loading and all, in nanoseconds. */
    private static final long CIRCLES = TimeUnit.MILLISECONDS.toNanos(300);

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final Set<Thread> seen = new CopyOnWriteArraySet<>();
    private Thread spinning;

    private Crowd() {}

    /** Everybody who is born from now on. */
    public static Crowd fromNow() {
        return new Crowd();
    }

    /** Adds a thread that was met: a virtual one shows in no list. */
    public void met(Thread thread) {
        seen.add(thread);
    }

    /** Waits for an event, as long as somebody is left who could bring it. */
    public Reached until(BooleanSupplier event) {
        for (int look = 0; look < 40 && !event.getAsBoolean(); look++) {
            LockSupport.parkNanos(FIRST_LOOKS);
        }
        int still = 0;
        while (!event.getAsBoolean()) {
            boolean onTime = pause();
            still = allWait() ? still + (onTime ? 3 : 1) : 0;
            if (still > SURE) {
                return event.getAsBoolean() ? Reached.EVENT : Reached.STUCK;
            }
            if (spinner().isPresent()) {
                return Reached.SPINNING;
            }
        }
        return Reached.EVENT;
    }

    /** Lets a moment pass; false if it was a long one, as on a machine that is busy. */
    private static boolean pause() {
        long begin = System.nanoTime();
        LockSupport.parkNanos(LOOK);
        return System.nanoTime() - begin < 2 * LOOK;
    }

    /** The thread that turned in circles, if one did. */
    public Optional<Thread> spinning() {
        return Optional.ofNullable(spinning);
    }

    private Optional<Thread> spinner() {
        for (Thread thread : alive()) {
            if (TIMES.getThreadCpuTime(thread.getId()) > CIRCLES) {
                spinning = thread;
            }
        }
        return spinning();
    }

    /** Those of the learner's side who live. */
    private Set<Thread> alive() {
        Set<Thread> alive = new LinkedHashSet<>(Thread.getAllStackTraces().keySet());
        alive.removeAll(before);
        alive.removeIf(Crowd::isTheJvms);
        alive.addAll(seen);
        alive.removeIf(thread -> !thread.isAlive() || thread == Thread.currentThread());
        return alive;
    }

    private static boolean isTheJvms(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || List.of("system", "InnocuousThreadGroup").contains(group.getName())
                || thread.getName().startsWith("junit");
    }

    private boolean allWait() {
        return alive().stream().allMatch(Crowd::waits);
    }

    /** Whether a thread waits: for a lock, for another thread, or in the kernel for a socket. */
    public static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case NEW, BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            case RUNNABLE -> waitsInKernel(thread.getStackTrace());
        };
    }

    /** To Java a thread in accept or read is RUNNABLE: what the kernel does, it does not ask. */
    private static boolean waitsInKernel(StackTraceElement[] stack) {
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getClassName().startsWith("sun.nio.ch.");
    }

    /** Whether a thread sleeps for a time that somebody has guessed. */
    public static boolean sleeps(Thread thread) {
        return stackHas(thread, "java.lang.Thread", "sleep");
    }

    /** Whether a thread is inside of a method whose name begins like this. */
    static boolean stackHas(Thread thread, String className, String method) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().equals(className)
                    && frame.getMethodName().startsWith(method)) {
                return true;
            }
        }
        return false;
    }
}
