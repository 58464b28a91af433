package ch11timers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stands before the C library and counts the waits. For one thread. */
final class Waits {

    private final TimerLibc libc;
    private int count;

    Waits(TimerLibc real) {
        ClassLoader loader = TimerLibc.class.getClassLoader();
        libc = (TimerLibc) Proxy.newProxyInstance(
                loader, new Class<?>[] {TimerLibc.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("epoll_wait")) {
                        count++;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** What to call instead of the library itself. */
    TimerLibc libc() {
        return libc;
    }

    /** How often epoll_wait was called. */
    int count() {
        return count;
    }
}
