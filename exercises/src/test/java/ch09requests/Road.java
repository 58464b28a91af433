package ch09requests;

import ch05ffi.Binding;
import ch08poll.NetLibc;
import ch08poll.TcpListener;
import ch08poll.TcpStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import support.Kernel;
import support.Overheard;
import support.Stumbling;
import support.Underneath;

/**
 * Streams that connect to one address of this machine, and are as far as a test wants them.
 * Whatever has to happen to one has happened when a method returns.
 */
final class Road implements AutoCloseable {

    /** So often nobody asks who has understood the answer. */
    private static final int MANY = 50;

    /** What the kernel tells without being asked for it: an error, an end on both sides. */
    private static final int TOLD_ANYWAY = 0;

    private final InetAddress here;
    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Stumbling<NetLibc> library = Stumbling.around(NetLibc.class, counting());
    private final Deque<AutoCloseable> others = new ArrayDeque<>();
    private int questions;

    /** Streams to this address. */
    Road(InetAddress here) {
        this.here = here;
    }

    /** The loopback address of IPv4, and that of IPv6 where this machine has one. */
    static List<InetAddress> addresses() throws IOException {
        List<InetAddress> all = new ArrayList<>();
        all.add(InetAddress.getByName("127.0.0.1"));
        try (ServerSocket six = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            all.add(six.getInetAddress());
        } catch (IOException noSuchAddress) {
            // A container often has IPv4 only.
        }
        return all;
    }

    /** What the streams call. */
    Stumbling<NetLibc> library() {
        return library;
    }

    /** There is a connection. */
    TcpStream connected() throws IOException {
        TcpStream stream = connect(server().getLocalPort());
        probe.await(stream.fd().number(), Underneath.POLLOUT);
        return stream;
    }

    /** There is one, and the server has ended already what it sends. */
    TcpStream ended() throws IOException {
        ServerSocket server = server();
        TcpStream stream = connect(server.getLocalPort());
        later(server.accept()).shutdownOutput();
        probe.await(stream.fd().number(), Underneath.POLLRDHUP);
        return stream;
    }

    /** Somebody has the port, and does not listen. */
    TcpStream refused() throws IOException {
        Socket deaf = later(new Socket());
        deaf.bind(new InetSocketAddress(here, 0));
        TcpStream stream = connect(deaf.getLocalPort());
        probe.await(stream.fd().number(), TOLD_ANYWAY);
        return stream;
    }

    /**
     * Somebody listens, and has no room for one more: the kernel leaves the knock unanswered, and
     * this side knocks again in a second.
     */
    TcpStream underWay() throws IOException {
        TcpListener full = TcpListener.bind(library.libc(), new InetSocketAddress(here, 0));
        probe.listen(full.fd().number(), 0); // that is room for one
        connect(full.localAddress().getPort());
        probe.await(full.fd().number(), Underneath.POLLIN);
        return connect(full.localAddress().getPort());
    }

    private ServerSocket server() throws IOException {
        return later(new ServerSocket(0, 8, here));
    }

    private TcpStream connect(int port) throws IOException {
        return TcpStream.connect(library.libc(), new InetSocketAddress(here, port));
    }

    private <T extends AutoCloseable> T later(T other) {
        others.push(other);
        return other;
    }

    private NetLibc counting() {
        return (NetLibc) Proxy.newProxyInstance(
                NetLibc.class.getClassLoader(),
                new Class<?>[] {NetLibc.class},
                (proxy, method, given) -> pass(method, given));
    }

    private Object pass(Method method, Object[] given) throws Throwable {
        if (method.getName().equals("getpeername") && questions++ > MANY) {
            throw new Overheard.Spin("getpeername was asked " + MANY + " times in a row");
        }
        try {
            return method.invoke(probe, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            library.close();
            for (AutoCloseable other : others) {
                other.close();
            }
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }
}
