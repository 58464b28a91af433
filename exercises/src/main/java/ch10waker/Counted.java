package ch10waker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Stands before the C library and counts the calls of each function. For any thread. */
final class Counted {

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final WakerLibc libc;

    Counted(WakerLibc real) {
        ClassLoader loader = WakerLibc.class.getClassLoader();
        libc = (WakerLibc) Proxy.newProxyInstance(
                loader, new Class<?>[] {WakerLibc.class}, (proxy, method, arguments) -> {
                    calls.computeIfAbsent(method.getName(), name -> new LongAdder())
                            .increment();
                    return call(real, method, arguments);
                });
    }

    private static Object call(WakerLibc real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** What to call instead of the library itself. */
    WakerLibc libc() {
        return libc;
    }

    /** How often this function was called. */
    long of(String function) {
        LongAdder count = calls.get(function);
        return count == null ? 0 : count.sum();
    }
}
