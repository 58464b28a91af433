package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
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
        noSuchType();
        assertEquals(Errno.EINVAL.intValue(), libc.errno());
    }

    @Test
    void eachThreadHasItsOwn() {
        libc.close(-1);
        int theirs = CompletableFuture.supplyAsync(() -> {
                    noSuchType();
                    return libc.errno();
                })
                .join();
        assertEquals(Errno.EINVAL.intValue(), theirs);
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

    private void noSuchType() {
        assertEquals(-1, libc.socket(AddressFamily.AF_INET.intValue(), 99, 0));
    }
}
