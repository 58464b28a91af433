package ch08poll;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;

/** Lets no call reach beyond its buffer: the kernel would believe it, and write over the JVM. */
final class Guard {

    private Guard() {}

    /** More was claimed than there is. */
    static final class Overflow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overflow(String message) {
            super(message);
        }
    }

    static NetLibc around(NetLibc libc) {
        return (NetLibc) Proxy.newProxyInstance(
                Guard.class.getClassLoader(),
                new Class<?>[] {NetLibc.class},
                (proxy, method, arguments) -> pass(libc, method, arguments));
    }

    private static Object pass(NetLibc libc, Method method, Object[] arguments) throws Throwable {
        if (arguments != null
                && arguments.length > 2
                && arguments[1] instanceof ByteBuffer buffer
                && arguments[2] instanceof Long count
                && count > buffer.remaining()) {
            throw new Overflow(method.getName() + " of " + count + " bytes, with "
                    + buffer.remaining() + " in the buffer");
        }
        try {
            return method.invoke(libc, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
