package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch05ffi.Fd;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the addresses that are seldom met. */
@EnabledOnOs(OS.LINUX)
class AddressesTest {

    private static final UnixDomainSocketAddress EMPTY = UnixDomainSocketAddress.of("");

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    /** Java has no address for it; its own channels give an empty one. */
    @Test
    @DisplayName("who comes from an abstract name has a peer's address, and it is empty")
    void anAbstractNameIsEmpty() throws IOException {
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of(folder.resolve("socket"));
        UnixListener listener = desk.kept(UnixListener.bind(Desk.LIBC, path));
        Fd client = unix();
        ByteBuffer name = ByteBuffer.allocateDirect(110).order(ByteOrder.nativeOrder());
        name.putShort((short) AddressFamily.AF_UNIX.intValue()).put((byte) 0);
        name.put(Desk.bytes("workbook-" + ProcessHandle.current().pid())).flip();
        assertEquals(0, Desk.LIBC.bind(client.number(), name, name.limit()));
        ByteBuffer to = Sockaddr.of(path);
        assertEquals(0, Desk.LIBC.connect(client.number(), to, to.limit()));
        UnixStream accepted = desk.kept(listener.accept().orElseThrow());
        assertEquals(Optional.of(EMPTY), accepted.peerAddress());
        assertEquals(path, accepted.localAddress());
    }

    @Test
    @DisplayName("an empty path is refused: to the kernel it is an abstract name")
    void anEmptyPathIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UnixListener.bind(Desk.LIBC, EMPTY).close());
    }

    @Test
    @DisplayName("a name that nobody has looked up is refused, by who listens as well")
    void aNameIsRefused() {
        InetSocketAddress name = InetSocketAddress.createUnresolved("somewhere.example", 80);
        assertThrows(
                IllegalArgumentException.class,
                () -> TcpListener.bind(Desk.LIBC, name).close());
    }

    /** A link-local address without its scope leads nowhere: connect(2) gives EINVAL. */
    @Test
    @DisplayName("the scope of an IPv6 address survives the way to the kernel and back")
    void theScopeIsKept() throws IOException {
        byte[] local = InetAddress.getByName("fe80::1").getAddress();
        InetSocketAddress scoped =
                new InetSocketAddress(Inet6Address.getByAddress(null, local, 7), 80);
        ByteBuffer struct = Sockaddr.of(scoped);
        InetSocketAddress back = (InetSocketAddress) Sockaddr.read(struct, struct.limit());
        assertEquals(scoped, back);
        assertEquals(7, ((Inet6Address) back.getAddress()).getScopeId());
    }

    private Fd unix() {
        int family = AddressFamily.AF_UNIX.intValue();
        int number = Desk.LIBC.socket(family, Sock.SOCK_STREAM.intValue(), 0);
        return desk.kept(new Fd(Desk.LIBC, number, "client"));
    }
}
