package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 5 says of descriptors and their numbers. */
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {

    private static final int TRIES = 100; // another thread may take the number first

    private final Libc libc = Binding.load(Libc.class);

    @Test
    void aSecondCloseSucceedsAndHitsWhoeverHasTheNumberNow() {
        int yours = reused();
        assertEquals(0, libc.close(yours), "the second close of that number");
        assertEquals(-1, libc.close(yours), "nothing is left for its owner to close");
        assertEquals(Errno.EBADF.intValue(), libc.errno());
    }

    @Test
    void whatIsNotClosedStaysInTheTable() throws IOException {
        int fd = socket();
        String what = inTable(fd);
        assertTrue(what.startsWith("socket:["), what);
        assertEquals(0, libc.close(fd));
        assertNotEquals(what, inTable(fd));
    }

    @Test
    void oneThingMayHaveTwoNumbers() throws IOException {
        int one = socket();
        int other = libc.dup(one);
        try {
            assertNotEquals(one, other);
            assertEquals(inTable(one), inTable(other));
        } finally {
            libc.close(one);
            libc.close(other);
        }
    }

    /** A number that was closed and is somebody else's now. */
    private int reused() {
        for (int i = 0; i < TRIES; i++) {
            int mine = socket();
            assertEquals(0, libc.close(mine));
            int yours = socket();
            if (yours == mine) {
                return yours;
            }
            libc.close(yours);
        }
        throw new AssertionError("the lowest free number was never given out again");
    }

    private int socket() {
        return libc.socket(AddressFamily.AF_INET.intValue(), Sock.SOCK_STREAM.intValue(), 0);
    }

    private static String inTable(int fd) throws IOException {
        Path line = Path.of("/proc/self/fd/" + fd);
        return Files.isSymbolicLink(line) ? Files.readSymbolicLink(line).toString() : "free";
    }
}
