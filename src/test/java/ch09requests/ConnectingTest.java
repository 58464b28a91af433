package ch09requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Recording;
import ch05ffi.SockaddrIn;
import ch05ffi.Sockets;
import ch05ffi.SysEpoll;
import ch06epoll.Epoll;
import ch08poll.NetLibc;
import ch08poll.SocketStream;
import ch08poll.Source;
import ch08poll.TcpStream;
import ch08poll.UnixListener;
import ch08poll.UnixStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What chapter 9 says of a connect that does not wait, asked of the kernel itself. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectingTest {

    private static final int EVERYTHING =
            SysEpoll.EPOLLIN | SysEpoll.EPOLLOUT | SysEpoll.EPOLLRDHUP;
    private static final int FOR_EVER = -1; // the limit above ends it

    private final Recording<NetLibc> recording =
            Recording.of(NetLibc.class, Binding.load(NetLibc.class));
    private final NetLibc libc = recording.libc();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Epoll epoll;
    private ByteBuffer lastAddress;

    @BeforeEach
    void open() throws IOException {
        epoll = new Epoll(libc);
        opened.push(epoll);
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Test
    @DisplayName("a TCP connect is only begun, then writable, without error, with a peer")
    void aConnectIsBegunAndThenTold() throws Exception {
        ServerSocket server = server(5);
        TcpStream stream = connect(server.getLocalPort());
        assertTrue(line("connect").endsWith("-1 EINPROGRESS (Operation now in progress)"));
        assertEquals(SysEpoll.EPOLLOUT, mask(stream, FOR_EVER));
        assertEquals(Optional.empty(), stream.takeError());
        assertEquals(Optional.of(server.getLocalSocketAddress()), stream.peerAddress());
        assertTrue(Connect.isThere(stream));
    }

    @Test
    @DisplayName("on its way: no event, no error, no peer; to read or write would block")
    void oneThatIsOnItsWaySaysNothing() throws Exception {
        TcpStream stuck = onItsWay();
        assertEquals(0, mask(stuck, 0));
        assertEquals(Optional.empty(), stuck.takeError());
        assertEquals(Optional.empty(), stuck.peerAddress());
        assertTrue(line("getpeername").contains("ENOTCONN"));
        assertEquals(0, stuck.write(ByteBuffer.wrap(new byte[1])));
        assertEquals(0, stuck.read(ByteBuffer.allocate(1)));
        assertFalse(Connect.isThere(stuck));
    }

    @Test
    @DisplayName("refused: writable too, and the reason can be taken once")
    void aRefusalIsWritable() throws Exception {
        TcpStream stream = connect(Traced.nobody().getPort());
        int mask = mask(stream, FOR_EVER);
        int all = EVERYTHING | SysEpoll.EPOLLERR | SysEpoll.EPOLLHUP;
        assertEquals(all, mask, () -> "0x" + Integer.toHexString(mask));
        assertEquals(Optional.of(Errno.ECONNREFUSED), stream.takeError());
        assertEquals(Optional.empty(), stream.takeError());
        // Whoever asks once more, and only this, takes it for one that is on its way.
        assertFalse(Connect.isThere(stream));
    }

    @Test
    @DisplayName("refused: the exception is connect's, and says ECONNREFUSED")
    void aRefusalIsTold() throws Exception {
        TcpStream stream = connect(Traced.nobody().getPort());
        mask(stream, FOR_EVER);
        var refused = assertThrows(ErrnoException.class, () -> Connect.isThere(stream));
        assertEquals("connect", refused.call());
        assertEquals(Errno.ECONNREFUSED, refused.errno());
    }

    @Test
    @DisplayName("a second connect: under way, made, made before, or why not")
    void aSecondConnectAnswersToo() throws Exception {
        assertEquals("EALREADY", connectAgain(onItsWay()));
        TcpStream made = connect(server(5).getLocalPort());
        mask(made, FOR_EVER);
        assertEquals("0", connectAgain(made));
        assertEquals("EISCONN", connectAgain(made));
        TcpStream refused = connect(Traced.nobody().getPort());
        mask(refused, FOR_EVER);
        assertEquals("ECONNREFUSED", connectAgain(refused));
    }

    @Test
    @DisplayName("connected and broken off before we look: SO_ERROR knows, the peer is gone")
    void oneThatIsBrokenOffAtOnce() throws Exception {
        ServerSocket server = server(5);
        TcpStream stream = connect(server.getLocalPort());
        try (Socket accepted = server.accept()) {
            accepted.setSoLinger(true, 0);
        }
        while ((mask(stream, FOR_EVER) & SysEpoll.EPOLLERR) == 0) {
            Thread.onSpinWait();
        }
        assertEquals(Optional.empty(), stream.peerAddress());
        assertEquals(Optional.of(Errno.ECONNRESET), stream.takeError());
    }

    @Test
    @DisplayName("a socket that never connected is writable and hung up: 0x14")
    void oneThatNeverConnected() throws Exception {
        int type = Sock.SOCK_STREAM.intValue();
        int number = libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
        Fd socket = new Fd(libc, number, "socket");
        opened.push(socket);
        epoll.add(socket, EVERYTHING, 1);
        EpollEvents one = new EpollEvents(1);
        assertEquals(1, epoll.wait(one, FOR_EVER));
        int mask = one.mask(0);
        int expected = SysEpoll.EPOLLOUT | SysEpoll.EPOLLHUP;
        assertEquals(expected, mask & ~SysEpoll.EPOLLIN & ~SysEpoll.EPOLLRDHUP);
    }

    @Test
    @DisplayName("a unix socket is connected at once, or fails at once")
    void aUnixSocketIsConnectedAtOnce(@TempDir Path folder) throws Exception {
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of(folder.resolve("socket"));
        assertThrows(ErrnoException.class, () -> UnixStream.connect(libc, path));
        assertTrue(line("connect").contains("ENOENT"));
        UnixListener listener = UnixListener.bind(libc, path);
        opened.push(listener);
        SocketStream stream = UnixStream.connect(libc, path);
        opened.push(stream);
        assertTrue(line("connect").endsWith(" = 0"));
        assertTrue(Connect.isThere(stream));
    }

    @Test
    @DisplayName("a name that nobody has looked up is refused, before any call")
    void aNameIsRefused() {
        InetSocketAddress name = InetSocketAddress.createUnresolved("somewhere.example", 80);
        assertThrows(IllegalArgumentException.class, () -> TcpStream.connect(libc, name));
        assertTrue(recording.lines().stream().noneMatch(line -> line.startsWith("socket(")));
    }

    /** The queue of its listener is full, so its first packet is dropped, and sent again later. */
    private TcpStream onItsWay() throws Exception {
        Sockets sockets = new Sockets(libc);
        Fd listener = sockets.listen(0, 0);
        opened.push(listener);
        connect(sockets.port(listener));
        EpollEvents one = new EpollEvents(1);
        epoll.add(listener, SysEpoll.EPOLLIN, 1);
        assertEquals(1, epoll.wait(one, FOR_EVER), "there is room for one, and it is taken");
        epoll.delete(listener);
        return connect(sockets.port(listener));
    }

    /** To where it has been sent before. */
    private String connectAgain(TcpStream stream) {
        int result = libc.connect(stream.fd().number(), lastAddress, lastAddress.limit());
        return result == 0 ? "0" : Errno.valueOf(libc.errno()).name();
    }

    private ServerSocket server(int backlog) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket server = new ServerSocket(0, backlog, here);
        opened.push(server);
        return server;
    }

    private TcpStream connect(int port) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        lastAddress = SockaddrIn.loopback(port);
        TcpStream stream = TcpStream.connect(libc, new InetSocketAddress(here, port));
        opened.push(stream);
        return stream;
    }

    /** What epoll says of it within so many milliseconds; 0 if nothing. */
    private int mask(Source source, int timeout) throws IOException {
        EpollEvents one = new EpollEvents(1);
        epoll.add(source.fd(), EVERYTHING, 1);
        int told = epoll.wait(one, timeout);
        epoll.delete(source.fd());
        return told == 0 ? 0 : one.mask(0);
    }

    private String line(String call) {
        return recording.lines().stream()
                .filter(line -> line.startsWith(call + "("))
                .reduce((first, last) -> last)
                .orElse("");
    }
}
