package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 5 says of SOCK_NONBLOCK and fcntl; of SOCK_CLOEXEC see {@link InheritedTest}. */
@EnabledOnOs(OS.LINUX)
class FlagsOfSocketsTest {

    private static final int NON_BLOCKING = OpenFlags.O_NONBLOCK.intValue();

    /** The same function, declared without its dots. */
    public interface Unusual extends Libc {

        /** Three arguments, always. See fcntl(2). */
        int fcntl(int fd, int command, int flags);
    }

    private final Unusual libc = Binding.load(Unusual.class);

    @Test
    void anAcceptedSocketInheritsNoFlags() throws Exception {
        Sockets sockets = new Sockets(libc);
        try (Fd listener = sockets.listen(0, 1);
                Fd near = sockets.connect(sockets.port(listener))) {
            assertTrue(near.isOpen());
            assertTrue(isNonBlocking(listener.number()));
            int far = libc.accept4(listener.number(), null, null, 0);
            assertFalse(isNonBlocking(far));
            libc.close(far);
        }
    }

    @Test
    void settingFlagsSetsAllOfThem() {
        int fd = socket(Sock.SOCK_NONBLOCK.intValue());
        assertTrue(isNonBlocking(fd));
        assertEquals(0, libc.fcntl(fd, Fcntl.F_SETFL.intValue(), new Object[] {0}));
        assertFalse(isNonBlocking(fd));
        libc.close(fd);
    }

    @Test
    void onLinuxAFixedDeclarationOfFcntlWorksToo() {
        int fd = socket(0);
        assertEquals(0, libc.fcntl(fd, Fcntl.F_SETFL.intValue(), NON_BLOCKING));
        assertTrue(isNonBlocking(fd));
        libc.close(fd);
    }

    private int socket(int flags) {
        int type = Sock.SOCK_STREAM.intValue() | flags;
        return libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
    }

    private boolean isNonBlocking(int fd) {
        int flags = libc.fcntl(fd, Fcntl.F_GETFL.intValue(), 0);
        return (flags & NON_BLOCKING) != 0;
    }
}
