package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jnr.constants.platform.Errno;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a failed call is put into words. */
class ErrnoExceptionTest {

    @Test
    @DisplayName("it names call, descriptor and errno, and says what that usually means here")
    void itSaysWhatItMeans() {
        assertEquals(
                "bind on descriptor 7: EADDRINUSE (" + Errno.EADDRINUSE
                        + "). Another socket has this port.",
                new ErrnoException("bind", 7, Errno.EADDRINUSE).getMessage());
    }

    @Test
    @DisplayName("the same errno may mean something else in another call")
    void theMeaningDependsOnTheCall() {
        String read = message("read", Errno.EINTR);
        String close = message("close", Errno.EINTR);
        assertEquals("A signal came before anything else did: call it again.", read);
        assertEquals("The descriptor is closed nevertheless: do not try again.", close);
    }

    @Test
    @DisplayName("without a descriptor none is named, and without a meaning there is none")
    void whatIsNotKnownIsLeftOut() {
        String message = new ErrnoException("socket", -1, Errno.EDOM).getMessage();
        assertEquals("socket: EDOM (" + Errno.EDOM + ")", message);
        assertFalse(message.contains("descriptor"), message);
    }

    private static String message(String call, Errno errno) {
        String message = String.valueOf(new ErrnoException(call, 7, errno).getMessage());
        return message.substring(message.indexOf("). ") + 3);
    }
}
