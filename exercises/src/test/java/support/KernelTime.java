package support;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The real kernel, with a time that is the test's: nobody sleeps in epoll_wait, but the clock goes
 * forward by as much as they would have slept, and what was planned for that time happens. So it
 * is known to the nanosecond when something was done, on however slow a machine.
 *
 * @param <T> the C library's interface, one that has epoll_wait
 */
public final class KernelTime<T> implements AutoCloseable {

    /** Something that the rest of the world does. */
    @FunctionalInterface
    public interface Step {
        /** Does it; it has arrived when this returns. */
        void play() throws IOException;
    }

    /** So often in a row nobody asks who has understood the answer. */
    private static final int MANY = 300;

    private static final long MILLI = 1_000_000;

    private record Planned(long at, int number, Step step) {}

    private final T real;
    private final Stumbling<T> library;
    private final PriorityQueue<Planned> plans = new PriorityQueue<>((one, other) ->
            one.at == other.at ? one.number - other.number : Long.compare(one.at, other.at));
    private final List<Integer> timeouts = new ArrayList<>();
    private final long zero;
    private final long late; // nanoseconds by which each wait that runs out is late
    private long passed;
    private int vain; // waits in a row in which no time went by
    private int planned;
    private Step whenTold = () -> {};
    private Step whenAsleep = () -> {};

    /**
     * Stands in front of a library.
     *
     * @param zero what the clock says now
     * @param late nanoseconds by which each wait that runs out is late, as every kernel's is
     */
    public KernelTime(Class<T> type, T real, long zero, long late) {
        this.real = real;
        this.zero = zero;
        this.late = late;
        this.library = Stumbling.around(
                type,
                type.cast(Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, given) -> call(method, given))));
    }

    /** The C library for a learner's code. */
    public T libc() {
        return library.libc();
    }

    /** What the code has called. */
    public Stumbling<T> library() {
        return library;
    }

    /** The clock, to hand in. */
    public long nanoTime() {
        return zero + passed;
    }

    /** Nanoseconds since it began. */
    public long passed() {
        return passed;
    }

    /** Lets time go by, in which somebody works. */
    public void pass(long nanos) {
        passed += nanos;
    }

    /** Plans something for when so many nanoseconds have passed since it began. */
    public KernelTime<T> at(long nanos, Step step) {
        plans.add(new Planned(nanos, planned++, step));
        return this;
    }

    /** Plans something for the moment between the kernel's telling of an event and its hearing. */
    public void whenTold(Step step) {
        whenTold = step;
    }

    /** Plans a look around for the moment at which the code falls asleep for ever. */
    public void whenAsleep(Step step) {
        whenAsleep = step;
    }

    /** What epoll_wait was asked for so far, in milliseconds. */
    public List<Integer> timeouts() {
        return List.copyOf(timeouts);
    }

    private Object call(Method method, Object[] given) throws Throwable {
        return method.getName().equals("epoll_wait")
                ? await(method, given, (int) given[3])
                : really(method, given);
    }

    private Object really(Method method, Object... given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private int await(Method wait, Object[] given, int timeout) throws Throwable {
        timeouts.add(timeout);
        long begin = passed;
        long end = timeout < 0 ? Long.MAX_VALUE : passed + timeout * MILLI;
        playUntil(passed);
        int n = ask(wait, given);
        while (n == 0 && !plans.isEmpty() && plans.peek().at() <= end && timeout != 0) {
            playUntil(plans.peek().at());
            n = ask(wait, given);
        }
        if (n == 0 && timeout < 0) {
            whenAsleep.play();
            throw new Stopped(
                    Stopped.Kind.ASLEEP, "epoll_wait, for ever: nothing will come any more");
        }
        if (n == 0 && timeout > 0) {
            passed = end + late;
        }
        judgeSpin(begin);
        if (n > 0) {
            whenTold.play();
        }
        return n;
    }

    private int ask(Method wait, Object[] given) throws Throwable {
        return (int) really(wait, given[0], given[1], given[2], 0);
    }

    private void playUntil(long time) throws IOException {
        while (!plans.isEmpty() && plans.peek().at() <= time) {
            Planned next = plans.remove();
            passed = Math.max(passed, next.at());
            next.step().play();
        }
    }

    private void judgeSpin(long begin) {
        vain = passed == begin ? vain + 1 : 0;
        if (vain > MANY) {
            throw new Stopped(
                    Stopped.Kind.SPINS,
                    "epoll_wait was called " + MANY + " times, and no time had passed");
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        library.close();
    }
}
