package ch09requests;

import ch05ffi.Binding;
import ch08poll.NetLibc;
import ch08poll.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;
import support.Stumbling;
import support.Underneath;

/** Chapter 9, exercise is-it-there. */
class ConnectTest {

    private final Rng rng = Rng.fresh();
    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Stumbling<NetLibc> library = Stumbling.around(NetLibc.class, probe);
    private final ServerSocketChannel listener = listener();

    ConnectTest() throws IOException {}

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    @AfterEach
    void close() throws Exception {
        listener.close();
        library.close();
    }

    /** Begins to connect to where the listener is, or was. */
    private TcpStream begin(int port) throws IOException {
        return TcpStream.connect(
                library.libc(), new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    }

    private int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Test
    @DisplayName("there is a connection")
    void thereIsOne() throws Exception {
        TcpStream stream = begin(port());
        try (SocketChannel peer = listener.accept()) {
            ConnectLessons lessons =
                    new ConnectLessons(stream, library, "somebody has accepted it");
            byte[] bytes = rng.binary(rng.between(5, 20));
            peer.write(ByteBuffer.wrap(bytes));
            probe.awaitBytes(stream.fd().number(), bytes.length);
            lessons.judge(true);
            lessons.judge(true);
            lessons.judgeUnread(probe.unread(stream.fd().number()), bytes.length);
        }
    }

    @Test
    @DisplayName("there is none yet: that is a no, and no failure")
    void notYetIsNo() throws Exception {
        TcpStream stream = begin(port());
        ConnectLessons lessons = new ConnectLessons(
                stream, library, "an event has come, and nobody is at the other end yet");
        library.fails("getpeername", 1, Errno.ENOTCONN.intValue());
        library.fails("recv", 1, Errno.EAGAIN.intValue());
        library.fails("send", 1, Errno.EAGAIN.intValue());
        lessons.judge(false);
        new ConnectLessons(stream, library, "another event has come, and now there is").judge(true);
    }

    @Test
    @DisplayName("nobody listens: there will be none, and the reason is told")
    void whoIsRefusedIsTold() throws Exception {
        int nobody = port();
        listener.close();
        TcpStream stream = begin(nobody);
        probe.await(stream.fd().number(), Underneath.POLLERR);
        ConnectLessons lessons = new ConnectLessons(stream, library, "nobody listens there");
        lessons.judgeFailed(Errno.ECONNREFUSED);
    }

    @Test
    @DisplayName("it was there, and is broken: the reason is told")
    void whoIsResetIsTold() throws Exception {
        TcpStream stream = begin(port());
        SocketChannel peer = listener.accept();
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        probe.await(stream.fd().number(), Underneath.POLLERR);
        new ConnectLessons(stream, library, "the peer has broken it off at once")
                .judgeFailed(Errno.ECONNRESET);
    }

    @Test
    @DisplayName("the kernel itself fails: that is told as well")
    void whatFailsIsTold() throws Exception {
        TcpStream stream = begin(port());
        library.fails("getsockopt", 1, Errno.ENOBUFS.intValue());
        new ConnectLessons(stream, library, "getsockopt fails").judgeFailed(Errno.ENOBUFS);
    }

    @Test
    @DisplayName("a connect that nobody has answered so far: no, on IPv4 and on IPv6")
    void nobodyHasAnswered() throws Exception {
        onEachRoad(road -> {
            ConnectLessons lessons = lessons(road, road.underWay(), "nobody has answered so far");
            lessons.judge(false);
            lessons.judge(false);
        });
    }

    @Test
    @DisplayName("refused and there are told apart, on IPv4 and on IPv6")
    void bothKindsOfAddress() throws Exception {
        onEachRoad(road -> {
            lessons(road, road.connected(), "somebody listens").judge(true);
            lessons(road, road.refused(), "nobody listens there").judgeFailed(Errno.ECONNREFUSED);
            lessons(road, road.ended(), "the server has ended what it sends").judge(true);
        });
    }

    @Test
    @DisplayName("who is at the other end cannot be asked: that is told as well")
    void whoIsThereCannotBeAsked() throws Exception {
        onEachRoad(road -> {
            ConnectLessons lessons = lessons(road, road.connected(), "getpeername fails");
            road.library().fails("getpeername", 1, Errno.ENOBUFS.intValue());
            lessons.judgeUnanswered(Errno.ENOBUFS);
        });
    }

    private static ConnectLessons lessons(Road road, TcpStream stream, String story) {
        return new ConnectLessons(stream, road.library(), story);
    }

    private interface Walk {
        void on(Road road) throws Exception;
    }

    private static void onEachRoad(Walk walk) throws Exception {
        for (InetAddress here : Road.addresses()) {
            try (Road road = new Road(here)) {
                walk.on(road);
            }
        }
    }
}
