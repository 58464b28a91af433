package ch05ffi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sees how much room getsockname is told of, before the kernel writes over it. */
final class Room {

    private final Libc real;
    private final Libc libc;
    private ByteBuffer told = ByteBuffer.allocate(0);

    Room(Libc real) {
        this.real = real;
        this.libc = (Libc) Proxy.newProxyInstance(
                Room.class.getClassLoader(),
                new Class<?>[] {Libc.class},
                (proxy, method, given) -> call(method, given));
    }

    Libc libc() {
        return libc;
    }

    /** How many bytes of the length were handed over, from the buffer's position on. */
    int bytes() {
        return told.remaining();
    }

    /** The room that the kernel was told of, as this machine reads it. */
    int size() {
        return told.getInt(0);
    }

    private Object call(Method method, Object[] given) throws Throwable {
        if (method.getName().equals("getsockname") && given[2] instanceof ByteBuffer length) {
            told = ByteBuffer.allocate(length.remaining()).order(ByteOrder.nativeOrder());
            told.put(length.duplicate()).flip();
        }
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
