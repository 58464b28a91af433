package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the binding says when something is missing, and that each thread has an errno of its own. */
@EnabledOnOs(OS.LINUX)
class BindingTest {

    /** A library of the future. */
    public interface Imagined extends Libc {
        int zz_not_there_yet(int fd);

        int also_not_there();
    }

    @Test
    @DisplayName("every function that is missing is named when the library is bound")
    void missingFunctionsAreNamed() {
        UnsatisfiedLinkError error =
                assertThrows(UnsatisfiedLinkError.class, () -> Binding.load(Imagined.class));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("has no also_not_there, zz_not_there_yet."), message);
        assertTrue(message.contains("Linux"), message);
    }

    @Test
    @DisplayName("a library that is missing is named, with a remedy")
    void aMissingLibraryIsNamed() {
        UnsatisfiedLinkError error = assertThrows(
                UnsatisfiedLinkError.class, () -> Binding.load(Libc.class, "no-such-library"));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("no-such-library"), message);
        assertTrue(message.contains("./workbook doctor"), message);
    }

    @Test
    @DisplayName("the process that the C library knows is ours")
    void itIsThisProcess() {
        assertEquals(
                ProcessHandle.current().pid(), Binding.load(EpollLibc.class).getpid());
    }

    @Test
    @DisplayName("a call that goes well does not set errno back")
    void aSuccessLeavesErrnoAlone() {
        Libc libc = Binding.load(Libc.class);
        assertEquals(-1, libc.close(-1));
        assertTrue(libc.getpid() > 0);
        assertNotEquals(0, libc.errno());
    }

    @Test
    @DisplayName("each thread has an errno of its own")
    void eachThreadHasItsOwnErrno() throws InterruptedException {
        Libc libc = Binding.load(Libc.class);
        assertEquals(-1, libc.close(-1)); // EBADF
        int[] elsewhere = new int[1];
        Thread other = new Thread(() -> {
            libc.socket(12_345, 1, 0); // EAFNOSUPPORT
            elsewhere[0] = libc.errno();
        });
        other.start();
        other.join();
        assertEquals(9, libc.errno());
        assertEquals(97, elsewhere[0]);
    }
}
