package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What chapter 5 says of SOCK_NONBLOCK, SOCK_CLOEXEC and fcntl. */
@EnabledOnOs(OS.LINUX)
class FlagsOfSocketsTest {

    private static final int NON_BLOCKING = OpenFlags.O_NONBLOCK.intValue();
    private static final int ALIVE_AFTER_EXEC = 0;

    @TempDir
    Path folder;

    /** The same function, declared without its dots; and the shell, as C starts it. */
    public interface Unusual extends Libc {

        /** Three arguments, always. See fcntl(2). */
        int fcntl(int fd, int command, int flags);

        /** Runs a command of the shell. See system(3). */
        int system(String command);
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

    @Test
    @Tag("starts-programs")
    void aProgramThatCStartsGetsTheSocketUnlessItIsClosedOnExec() throws Exception {
        assertTrue(inShell(ALIVE_AFTER_EXEC));
        assertFalse(inShell(Sock.SOCK_CLOEXEC.intValue()));
    }

    @Test
    @Tag("starts-programs")
    void aProgramThatJavaStartsDoesNotGetIt() throws Exception {
        int fd = socket(ALIVE_AFTER_EXEC);
        String socket = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        Process list = new ProcessBuilder("ls", "-l", "/proc/self/fd").start();
        String table = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        libc.close(fd);
        assertTrue(table.contains("/proc"), table);
        assertFalse(table.contains(socket), table);
    }

    private boolean inShell(int flags) throws Exception {
        int fd = socket(flags);
        String socket = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        Path table = folder.resolve("table");
        assertEquals(0, libc.system("ls -l /proc/self/fd > '" + table + "'"));
        libc.close(fd);
        return Files.readString(table).contains(socket);
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
