package ch05ffi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;
import support.Stumbling;

/** Chapter 5, exercise sockets-by-hand. */
class SocketsTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** Milliseconds, for a connection that has been made and is only to be taken. */
    private static final int A_WHILE = 3000;

    private final Rng rng = Rng.fresh();
    private final Stumbling<Libc> kernel =
            Stumbling.around(Libc.class, Kernel.bind(Libc.class, Binding::load));
    private final Room room = new Room(kernel.libc());
    private final Sockets sockets = new Sockets(room.libc());
    private final SocketsLessons lessons = new SocketsLessons(kernel, room);

    @AfterEach
    void closeAll() throws Exception {
        kernel.close();
    }

    @Test
    @DisplayName("a listener is reached at its port, never waits, and is not inherited")
    void aListenerIsReachedAtItsPort() throws Exception {
        int backlog = rng.between(2, 50);
        Fd listener = lessons.get("listen(0, " + backlog + ")", () -> sockets.listen(0, backlog));
        lessons.judgePort(port(listener));
        connectByJava(port(listener)).close();
        lessons.judgeBacklog(backlog);
        lessons.judgeNonBlocking("listen()", listener);
        lessons.judgePrivate("listen()", listener);
    }

    @Test
    @DisplayName("if the second step fails, what the first one opened is closed")
    void aFailedSecondStepLeavesNothingOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
            int port = taken.getLocalPort();
            lessons.run("listen() on a port that is taken", () -> sockets.listen(port, 5))
                    .judge("bind", Errno.EADDRINUSE);
        }
        kernel.fails("listen", 1, Errno.EADDRINUSE.intValue());
        lessons.run("listen(), in which the third step fails", () -> sockets.listen(0, 5))
                .judge("listen", Errno.EADDRINUSE);
        kernel.fails("connect", 1, Errno.ECONNREFUSED.intValue());
        int nobody = rng.between(1024, 60_000);
        lessons.run("connect() to a port where nobody listens", () -> sockets.connect(nobody))
                .judge("connect", Errno.ECONNREFUSED);
    }

    @Test
    @DisplayName("if then the close fails too, the first failure is the one that is told")
    void theFirstFailureIsTheOneThatIsTold() {
        for (String step : List.of("bind", "connect")) {
            kernel.fails(step, 1, Errno.EACCES.intValue());
            kernel.failsAfterwards("close", 1, Errno.EIO.intValue());
            boolean bind = step.equals("bind");
            lessons.run(
                            step + "() fails with EACCES, and then close() with EIO",
                            () -> bind ? sockets.listen(0, 5) : sockets.connect(1024))
                    .judge(step, Errno.EACCES);
        }
    }

    @Test
    @DisplayName("if there is no socket, there is nothing to go on with, and nothing to close")
    void withoutASocketThereIsNothingToClose() {
        for (boolean listen : List.of(true, false)) {
            kernel.fails("socket", 1, Errno.EMFILE.intValue());
            lessons.run(
                            (listen ? "listen()" : "connect()") + ", with no descriptor left",
                            () -> listen ? sockets.listen(0, 5) : sockets.connect(1024))
                    .judge("socket", Errno.EMFILE);
        }
    }

    @Test
    @DisplayName("connect() reaches a listener of Java's")
    void aConnectionReachesItsListener() throws IOException {
        try (ServerSocket java = new ServerSocket(0, 5, HERE)) {
            Fd socket = lessons.get(
                    "connect() to a ServerSocket of Java's",
                    () -> sockets.connect(java.getLocalPort()));
            int mine = port(socket);
            java.setSoTimeout(A_WHILE);
            try (Socket accepted = java.accept()) {
                lessons.judgeSame(accepted.getPort(), mine);
            }
            lessons.judgePrivate("connect()", socket);
        }
    }

    @Test
    @DisplayName("nobody at the door is no error, and no reason to wait")
    void nobodyAtTheDoorIsNoError() {
        Fd listener = listener();
        lessons.judgeNonBlocking("listen()", listener);
        lessons.judgeNobody(
                lessons.run("accept(), while nobody waits", () -> sockets.accept(listener)));
    }

    @Test
    @DisplayName("whoever is at the door gets a socket that never waits, and is not inherited")
    void anAcceptedConnectionNeverWaits() throws Exception {
        Fd listener = listener();
        try (Socket java = connectByJava(port(listener))) {
            Optional<Fd> accepted = lessons.get(
                    "accept(), while one connection waits", () -> sockets.accept(listener));
            lessons.judgeSomebody(listener, accepted);
            lessons.judgeNonBlocking("accept()", accepted.get());
            lessons.judgePrivate("accept()", accepted.get());
            java.getOutputStream().write(1);
        }
    }

    @Test
    @DisplayName("an accept that really fails is told")
    void anAcceptThatFailsIsTold() {
        Fd listener = listener();
        kernel.fails("accept4", 1, Errno.EMFILE.intValue());
        lessons.run("accept(), with no descriptor left", () -> sockets.accept(listener))
                .judgeTold("accept4", Errno.EMFILE);
    }

    @Test
    @DisplayName("nonBlocking() sets one flag, and leaves the others")
    void oneFlagIsSetAndTheOthersStay() throws IOException {
        try (ServerSocket java = new ServerSocket(0, 5, HERE)) {
            Fd socket = lessons.get(
                    "connect() to a ServerSocket of Java's",
                    () -> sockets.connect(java.getLocalPort()));
            Callable<Boolean> nonBlocking = () -> {
                sockets.nonBlocking(socket);
                return true;
            };
            lessons.judgeFlags(socket, nonBlocking);
            lessons.judgeSetAgain(socket, nonBlocking);
        }
    }

    private Fd listener() {
        return lessons.get("listen(0, 5)", () -> sockets.listen(0, 5));
    }

    private int port(Fd socket) {
        return lessons.get("port()", () -> sockets.port(socket));
    }

    private static Socket connectByJava(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(HERE, port));
            return socket;
        } catch (ConnectException nobody) {
            socket.close();
            throw SocketsLessons.unreachable(port, nobody);
        }
    }
}
