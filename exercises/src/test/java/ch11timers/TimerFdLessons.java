package ch11timers;

import ch05ffi.Binding;
import ch05ffi.ErrnoException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Kernel;
import support.Lesson;
import support.NativeCall;
import support.Stumbling;

/** Uses a learner's {@code TimerFd}, and finds out which well-known wrong turn it took. */
final class TimerFdLessons implements AutoCloseable {

    static final Attempt ATTEMPT = Earlier.attempt(
            "a timer of the kernel's, which is readable when its time has come",
            "A timer with a descriptor");

    private static final String BLOCKS =
            "A read of a timer whose time has not come would wait for it, and with it everybody"
                    + " else on this thread. TFD_NONBLOCK makes it say EAGAIN.";

    private static final String ABSOLUTE =
            "TFD_TIMER_ABSTIME takes the time for one on the clock, and that one is long"
                    + " over. With 0 it begins to count now.";
    private static final String OFF = "a timer that is off, and a descriptor that is open";

    /** Something that a learner's code does with its timer. */
    @FunctionalInterface
    interface Use {
        /** Does it. */
        void on(TimerFd timer) throws Exception;
    }

    private final TimerProbe probe = Kernel.bind(TimerProbe.class, Binding::load);
    private final Stumbling<TimerLibc> library =
            Stumbling.around(TimerLibc.class, (TimerLibc) Proxy.newProxyInstance(
                    TimerFdLessons.class.getClassLoader(),
                    new Class<?>[] {TimerLibc.class},
                    (proxy, method, given) -> call(method, given)));
    private final Deque<Long> counts = new ArrayDeque<>(); // what the next reads say
    private ByteBuffer set; // what timerfd_settime was given last, before it was made
    private TimerFd timer;

    private Object call(Method method, Object[] given) throws Throwable {
        if (method.getName().equals("timerfd_settime")) {
            ByteBuffer from = ((ByteBuffer) given[2]).duplicate();
            set = ByteBuffer.allocate(from.remaining()).order(ByteOrder.nativeOrder());
            set.put(from).flip();
        }
        if (method.getName().equals("read") && !counts.isEmpty()) {
            ByteBuffer buffer = (ByteBuffer) given[1];
            buffer.duplicate().order(ByteOrder.nativeOrder()).putLong(counts.remove());
            return 8L;
        }
        try {
            return method.invoke(probe, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** What the code has called. */
    Stumbling<TimerLibc> library() {
        return library;
    }

    TimerProbe probe() {
        return probe;
    }

    /** The next read says that it has struck so often. */
    void willRead(long count) {
        counts.add(count);
    }

    /** Makes the timer. One that would block is a lesson here: nothing below could end. */
    TimerFd timer() {
        timer = ATTEMPT.get("new TimerFd(libc)", () -> new TimerFd(library.libc()));
        int flags = created(1);
        if ((flags & SysTimerfd.TFD_NONBLOCK) == 0) {
            throw failCreated(BLOCKS);
        }
        return timer;
    }

    /** The one that was made. */
    TimerFd made() {
        return timer;
    }

    private int created(int argument) {
        List<NativeCall> calls = library.calls("timerfd_create");
        if (calls.size() != 1) {
            throw ATTEMPT.fail(
                    "new TimerFd(libc)",
                    calls.size() + " calls of timerfd_create",
                    "one",
                    "It is the call that makes a timer.");
        }
        return (int) calls.get(0).arguments().get(argument);
    }

    /** Fails unless the error of a timer that cannot be made is told. */
    void judgeNotCreated(Errno reason) {
        library.fails("timerfd_create", 1, reason.intValue());
        Outcome<TimerFd> outcome =
                ATTEMPT.run("new TimerFd(libc); timerfd_create fails with " + reason, () -> {
                    return new TimerFd(library.libc());
                });
        boolean told =
                outcome.thrown() instanceof ErrnoException failed && failed.errno() == reason;
        if (!told) {
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "no exception, and a TimerFd whose descriptor is -1"
                            : "" + outcome.thrown(),
                    "an ErrnoException with " + reason.name(),
                    "There was no descriptor left, and so there is no timer. -1 is no descriptor,"
                            + " but what timerfd_create says when it fails: check it as you check"
                            + " any other call.");
        }
    }

    /** Fails unless its clock is one that nobody can set, and no other program gets it. */
    void judgeCreated() {
        if (created(0) != SysTimerfd.CLOCK_MONOTONIC) {
            throw failCreated(
                    "That is the time of day, which somebody may set: an hour back, and what"
                            + " was to come in a second comes in an hour and a second."
                            + " CLOCK_MONOTONIC goes forward, and nobody can set it.");
        }
        if ((created(1) & SysTimerfd.TFD_CLOEXEC) == 0) {
            throw failCreated("A program that this one starts would get the timer too, and keep it."
                    + " TFD_CLOEXEC closes it there.");
        }
    }

    private Lesson.Failure failCreated(String why) {
        return ATTEMPT.fail(
                "new TimerFd(libc)",
                String.format("timerfd_create(%d, 0%o)", created(0), created(1)),
                "timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC): 1, 02004000",
                why);
    }

    /** Uses the timer; anything but a return is a lesson. */
    void use(String did, Use use) {
        library.forget();
        Outcome<Boolean> outcome = ATTEMPT.run(did, () -> {
            use.on(timer);
            return true;
        });
        if (outcome.thrown() instanceof ErrnoException failed && failed.errno() == Errno.EINVAL) {
            Spec spec = spec(did);
            throw outcome.fail(
                    "timerfd_settime" + shown(did, spec.raw()) + " = -1 EINVAL",
                    "no error",
                    spec.whyInvalid());
        }
        Strikes.judgePosition(outcome);
        outcome.value();
    }

    private NativeCall lastSet(String did) {
        List<NativeCall> calls = library.calls("timerfd_settime");
        if (calls.isEmpty()) {
            throw ATTEMPT.fail(
                    did,
                    "no call of timerfd_settime",
                    "one",
                    "It is what sets a timer, whichever the time: one that is over strikes at"
                            + " once, and to cancel is to set it too.");
        }
        return calls.get(calls.size() - 1);
    }

    /** What it was set to. */
    private Spec spec(String did) {
        lastSet(did);
        if (set.remaining() < SysTimerfd.ITIMERSPEC) {
            throw ATTEMPT.fail(
                    did,
                    "timerfd_settime was given a buffer with " + set.remaining()
                            + " bytes, from its" + " position to its limit",
                    SysTimerfd.ITIMERSPEC + " bytes",
                    Strikes.POSITION);
        }
        return Spec.of(set);
    }

    private String shown(String did) {
        return shown(did, spec(did).toString());
    }

    private String shown(String did, String spec) {
        NativeCall call = lastSet(did);
        return "(" + call.fd() + ", " + call.arguments().get(1) + ", " + spec + ", "
                + (call.arguments().get(3) == null ? "NULL)" : "...)");
    }

    /** Fails unless it was set to strike after this, and then after that again and again. */
    void judgeSet(String did, Duration first, Duration between) {
        Spec spec = spec(did);
        boolean relative = lastSet(did).arguments().get(1).equals(0);
        if (relative && spec.between().equals(between) && spec.first().equals(first)) {
            return;
        }
        throw ATTEMPT.fail(
                did,
                "timerfd_settime" + shown(did),
                "it_interval=" + between + ", it_value=" + first,
                relative ? whySet(spec, first, between) : ABSOLUTE);
    }

    private static String whySet(Spec spec, Duration first, Duration between) {
        if (spec.between().equals(first) && spec.first().equals(between)) {
            return "In the struct the interval comes first, and the value second. Like this"
                    + " it_value is what should be between two strikes: and if that is"
                    + " 0, the timer is off.";
        }
        if (spec.isCutOff(first)) {
            return Spec.CUT;
        }
        if (spec.first().isZero()) {
            return "An it_value of 0 disarms the timer, whatever its interval is: 0 is never.";
        }
        if (!between.isZero() && spec.between().isZero()) {
            return "It strikes once, and that is all: with it_interval 0 nobody winds it up again.";
        }
        if (spec.first().equals(first) && between.isZero()) {
            return "It strikes again and again: an it_interval is left in the struct from the last"
                    + " time. Write all four numbers each time, also those that are 0.";
        }
        return "it_value is the time until it strikes, it_interval the time between two"
                + " strikes, and 0 for a timer that strikes once.";
    }

    /** Fails if a time that is over was not made one that strikes at once. */
    void judgeStrikes(String did) {
        if (spec(did).first().isZero()) {
            throw ATTEMPT.fail(
                    did,
                    "timerfd_settime" + shown(did),
                    "it_value=PT0.000000001S",
                    "An it_value of 0 is not at once, but never: it disarms the timer, and"
                            + " whoever waits for it waits for ever. 1 ns is the shortest time"
                            + " there is.");
        }
        judgeSet(did, Duration.ofNanos(1), Duration.ZERO);
    }

    /** Fails if the kernel would let it strike. */
    void judgeOff(String did) {
        if (library.open().isEmpty()) {
            throw ATTEMPT.fail(
                    did,
                    "its descriptor is closed",
                    OFF,
                    "A timer that is canceled may be set again. Closing it is for its owner.");
        }
        ByteBuffer now = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
        probe.timerfd_gettime(timer.fd().number(), now);
        if (now.getLong(16) != 0 || now.getLong(24) != 0) {
            throw ATTEMPT.fail(
                    did,
                    "the kernel says that it strikes in "
                            + Duration.ofSeconds(now.getLong(16), now.getLong(24)),
                    OFF,
                    "It is set anew, with two times of 0, and strikes no more. The descriptor"
                            + " stays open, for the next time.");
        }
        if (!spec(did).first().isZero()) {
            throw ATTEMPT.fail(
                    did,
                    "timerfd_settime" + shown(did),
                    "it_value=PT0S",
                    "With this it strikes once more, if soon. To cancel takes the 0 that once is"
                            + " to avoid: an it_value of 0 is never.");
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        library.close();
    }
}
