package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 5 says of errno, on the real C library. */
@EnabledOnOs(OS.LINUX)
class ErrnoTest {

    private final Libc libc = Binding.load(Libc.class);

    @Test
    void afterAFailureItSaysWhy() {
        assertEquals(-1, libc.close(-1));
        assertEquals(Errno.EBADF.intValue(), libc.errno());
    }

    @Test
    void theNextFailureOverwritesIt() {
        libc.close(-1);
        noSuchFamily();
        assertEquals(Errno.EAFNOSUPPORT.intValue(), libc.errno());
    }

    @Test
    void eachThreadHasItsOwn() {
        libc.close(-1);
        int theirs = CompletableFuture.supplyAsync(() -> {
                    noSuchFamily();
                    return libc.errno();
                })
                .join();
        assertEquals(Errno.EAFNOSUPPORT.intValue(), theirs);
        assertEquals(Errno.EBADF.intValue(), libc.errno());
    }

    /** Between two calls the JVM may make some of its own, so once is enough. */
    @Test
    void aSuccessDoesNotSetItToZero() {
        assertTrue(IntStream.range(0, 100).anyMatch(any -> {
            libc.close(-1);
            libc.getpid();
            return libc.errno() != 0;
        }));
    }

    private void noSuchFamily() {
        assertEquals(-1, libc.socket(99, Sock.SOCK_STREAM.intValue(), 0));
    }
}
