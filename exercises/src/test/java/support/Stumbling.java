package support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A C library that stumbles on cue: each call goes on to the real one and is noted, in order, and
 * chosen calls fail. It needs an interface with a method {@code int errno()}, and nothing else.
 *
 * <p>A {@code close} of a number that was not opened through it is refused with EBADF and noted,
 * so that a wrong number does not hit the JVM's own descriptors. Who asks {@link Overheard#MANY}
 * times in a row in vain is stopped by a {@link Overheard.Spin}. Any thread may call.
 *
 * @param <T> the interface
 */
public final class Stumbling<T> implements AutoCloseable {

    private final T real;
    private final Method close;
    private final Method realErrno;
    private final T libc;
    private final Ledger ledger = new Ledger();
    private final List<Cue> cues = new ArrayList<>();
    private final ThreadLocal<Integer> errno = ThreadLocal.withInitial(() -> 0);
    private volatile int leftover = -1;

    private Stumbling(Class<T> type, T real) throws NoSuchMethodException {
        this.real = real;
        this.close = type.getMethod("close", int.class);
        this.realErrno = type.getMethod("errno");
        this.libc = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> invoke(method, arguments)));
    }

    /** Puts a stumbling library around a real one. */
    public static <T> Stumbling<T> around(Class<T> type, T real) {
        try {
            return new Stumbling<>(type, real);
        } catch (NoSuchMethodException missing) {
            throw new IllegalArgumentException("" + type, missing);
        }
    }

    /** The library to hand in. */
    public T libc() {
        return libc;
    }

    /** Lets the nth call of this name from now on, 1 being the next, fail without being made. */
    public Stumbling<T> fails(String call, int nth, int reason) {
        return cue(call, nth, cue -> cue.fails(reason, false));
    }

    /** Likewise, but it is made, and only then says that it failed: as close does with EINTR. */
    public Stumbling<T> failsAfterwards(String call, int nth, int reason) {
        return cue(call, nth, cue -> cue.fails(reason, true));
    }

    /** Lets something happen before the nth call of this name is made. */
    public Stumbling<T> before(String call, int nth, Runnable event) {
        return cue(call, nth, cue -> cue.before(event));
    }

    /** Lets something happen after the nth call of this name, before its caller gets the result. */
    public Stumbling<T> after(String call, int nth, Runnable event) {
        return cue(call, nth, cue -> cue.after(event));
    }

    private Stumbling<T> cue(String call, int nth, UnaryOperator<Cue> what) {
        synchronized (cues) {
            cues.add(what.apply(new Cue(call, nth)));
        }
        return this;
    }

    /** What errno() says after a call that did not fail: in the real library, anything. */
    public Stumbling<T> leaves(int number) {
        leftover = number;
        return this;
    }

    /** Lets a descriptor that was opened elsewhere be closed here. */
    public Stumbling<T> knows(int fd) {
        ledger.add(fd);
        return this;
    }

    /** All calls that were made, in order, those of errno() among them. */
    public List<NativeCall> calls() {
        return ledger.calls();
    }

    /** Likewise, those of this name. */
    public List<NativeCall> calls(String name) {
        return calls().stream().filter(call -> call.name().equals(name)).toList();
    }

    /** The names of all calls, in order. */
    public List<String> names() {
        return calls().stream().map(NativeCall::name).toList();
    }

    /** Forgets the calls that were made so far; what is open stays known. */
    public void forget() {
        ledger.forget();
    }

    /** The descriptors that were opened here and are not closed, in order. */
    public List<Integer> open() {
        return ledger.open();
    }

    /** The closes that were refused: of a number that was never opened here, or is closed. */
    public List<NativeCall> strays() {
        return ledger.strays();
    }

    /** Closes what was opened here and is still open. */
    @Override
    public void close() throws ReflectiveOperationException {
        for (int fd : open()) {
            if (ledger.remove(fd)) {
                close.invoke(real, fd);
            }
        }
    }

    private Object invoke(Method method, Object[] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(ledger, arguments);
        }
        String name = method.getName();
        if (name.equals("errno")) {
            return noted(NativeCall.by(name, arguments, errno.get(), 0)).result();
        }
        if (name.equals("close") && !ledger.remove((Integer) arguments[0])) {
            errno.set(Ledger.EBADF);
            NativeCall stray = NativeCall.by(name, arguments, -1, Ledger.EBADF);
            return stopped(ledger.refused(stray)).result();
        }
        List<Cue> due = due(name);
        due.forEach(cue -> cue.before().run());
        NativeCall call = made(method, arguments, due);
        due.forEach(cue -> cue.after().run());
        errno.set(call.failed() || leftover < 0 ? call.errno() : leftover);
        return noted(call).result();
    }

    private NativeCall noted(NativeCall call) {
        ledger.note(call);
        return stopped(call);
    }

    private NativeCall stopped(NativeCall call) {
        if (ledger.inVain(call, Overheard.MANY)) {
            throw new Overheard.Spin(call.name() + " was called 1,000 times in a row, and "
                    + (call.result().longValue() == 0
                            ? "said each time that the end has come"
                            : "failed each time"));
        }
        return call;
    }

    /** What was asked to happen in this call. */
    private List<Cue> due(String name) {
        synchronized (cues) {
            return cues.stream().filter(cue -> cue.isDue(name)).toList();
        }
    }

    private NativeCall made(Method method, Object[] arguments, List<Cue> due) throws Throwable {
        boolean isLong = method.getReturnType() == long.class;
        Number result = isLong ? (Number) (-1L) : (Number) (-1);
        int reason = due.stream()
                .mapToInt(Cue::errno)
                .filter(any -> any != 0)
                .findFirst()
                .orElse(0);
        if (due.stream().allMatch(Cue::isMade)) {
            Number really = really(method, arguments);
            result = reason == 0 ? really : result;
            reason = reason == 0 ? (Integer) realErrno.invoke(real) : reason;
        }
        return NativeCall.by(method.getName(), arguments, result, reason);
    }

    private Number really(Method method, Object[] arguments) throws Throwable {
        try {
            return (Number) method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
