package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import jnr.constants.platform.Fcntl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which descriptors a program gets from the one that starts it, and what SOCK_CLOEXEC is for. */
@EnabledOnOs(OS.LINUX)
@Tag("starts-programs")
class InheritedTest {

    /** With the function that starts a program as C does it. */
    public interface Shell extends Libc {
        /** Runs a command and waits for it. See system(3). */
        int system(String command);
    }

    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int FAR_ABOVE = 500; // where nobody else's descriptors are

    private final Shell libc = Binding.load(Shell.class);

    @Test
    @DisplayName("a program that C starts inherits what is not marked")
    void cPassesOnWhatIsNotMarked() {
        int marked = libc.fcntl(0, F_DUPFD_CLOEXEC, FAR_ABOVE);
        int unmarked = libc.fcntl(0, Fcntl.F_DUPFD.intValue(), FAR_ABOVE);
        try {
            assertEquals(0, libc.system("test -e /proc/self/fd/" + unmarked));
            assertNotEquals(0, libc.system("test -e /proc/self/fd/" + marked));
        } finally {
            libc.close(marked);
            libc.close(unmarked);
        }
    }

    @Test
    @DisplayName("a program that ProcessBuilder starts inherits nothing but its three streams")
    void javaPassesOnNothing() throws IOException, InterruptedException {
        int unmarked = libc.fcntl(0, Fcntl.F_DUPFD.intValue(), FAR_ABOVE);
        try {
            Process test = new ProcessBuilder("test", "-e", "/proc/self/fd/" + unmarked).start();
            assertNotEquals(0, test.waitFor());
        } finally {
            libc.close(unmarked);
        }
    }
}
