package ch05ffi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between a program and the C library, and writes down each call as strace would.
 *
 * <p>It may be used by many threads; a call is written down when it returns. Strace sees more: the
 * calls of the JVM itself do not come past here.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1)</a>
 */
public final class Recording<T extends Libc> {

    private final T real;
    private final T recorded;
    private final List<String> lines = new ArrayList<>(); // guarded by itself

    private Recording(Class<T> type, T real) {
        this.real = real;
        ClassLoader loader = type.getClassLoader();
        this.recorded = type.cast(Proxy.newProxyInstance(
                loader, new Class<?>[] {type}, (proxy, method, given) -> pass(method, given)));
    }

    /** A recording of the calls that are made through {@link #libc}. */
    public static <T extends Libc> Recording<T> of(Class<T> type, T real) {
        return new Recording<>(type, real);
    }

    /** What to call instead of the library itself. */
    public T libc() {
        return recorded;
    }

    /** The calls up to now, a line for each. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private Object pass(Method method, Object[] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        Object result = call(method, arguments);
        // Not a call of the kernel's: errno lies in the memory of the thread.
        if (method.getDeclaringClass() != Object.class && !method.getName().equals("errno")) {
            write(method.getName(), arguments, ((Number) result).longValue());
        }
        return result;
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Asks for errno before anything else can change it, and leaves it as it is. */
    private void write(String name, Object[] arguments, long result) {
        String line = WrittenCall.of(name, arguments, result, result == -1 ? real.errno() : 0);
        synchronized (lines) {
            lines.add(line);
        }
    }
}
