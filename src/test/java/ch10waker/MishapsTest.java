package ch10waker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.Binding;
import ch05ffi.ErrnoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of a loop when something fails that hardly ever does. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MishapsTest {

    private final WakerLibc real = Binding.load(WakerLibc.class);
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private volatile boolean broken; // whether a write fails

    @Test
    @DisplayName("who cannot ring has not closed it, and may try again")
    void aBellThatCannotBeRung() throws Exception {
        Loop loop = Loop.open(libc());
        Napper<Boolean> napper = Napper.asleep(() -> {
            loop.run(event -> {});
            return true;
        });
        broken = true;
        ErrnoException why = assertThrows(ErrnoException.class, loop::close);
        assertEquals(Errno.EIO, why.errno());
        assertFalse(loop.isClosed(), "it sleeps, and nobody would come to wake it");
        broken = false;
        loop.execute(() -> done.add("a task"));
        assertEquals("a task", done.take());
        loop.close();
        assertTrue(napper.awake());
    }

    @Test
    @DisplayName("a handler that throws as well keeps no task from being done")
    void aHandlerThatThrows() throws Exception {
        Loop loop = Loop.open(real);
        loop.execute(() -> {
            throw new IllegalStateException("the first task");
        });
        loop.execute(() -> done.add("the second"));
        Thread closes = new Thread(() -> close(loop), "closes");
        closes.setUncaughtExceptionHandler((thread, thrown) -> {
            done.add("told of " + thrown.getMessage());
            throw new IllegalStateException("the handler");
        });
        closes.start();
        closes.join();
        assertEquals(List.of("told of the first task", "the second"), List.copyOf(done));
    }

    private static void close(Loop loop) {
        try {
            loop.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The library, whose write fails while it is broken. */
    private WakerLibc libc() {
        Class<?>[] type = {WakerLibc.class};
        return (WakerLibc) Proxy.newProxyInstance(
                WakerLibc.class.getClassLoader(), type, (proxy, method, arguments) -> {
                    if (broken && method.getName().equals("write")) {
                        return -1L;
                    }
                    if (broken && method.getName().equals("errno")) {
                        return Errno.EIO.intValue();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
