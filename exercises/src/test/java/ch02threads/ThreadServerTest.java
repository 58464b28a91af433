package ch02threads;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Caller;
import support.Crowd;
import support.Crowd.Reached;
import support.Descriptors;
import support.Rng;
import support.Uncaught;
import support.Uncaught.Planned;
import support.Uncaught.PlannedError;

/** Chapter 2, exercise thread-per-connection. */
class ThreadServerTest {

    private static final String ASKED = "a server that serves each connection on a thread of its"
            + " own, and goes on whatever happens in one of them";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 2, "A thread per connection");

    private final Rng rng = Rng.fresh();
    private final Descriptors before = Descriptors.now();
    private final Uncaught uncaught = Uncaught.listening();
    private final Crowd crowd = Crowd.fromNow();
    private final Lobby lobby = new Lobby(crowd);
    private final List<Socket> clients = new ArrayList<>();
    private Door door;
    private ThreadServer server;
    private ThreadServerLessons lessons;

    @BeforeEach
    void openTheDoor() throws IOException {
        door = new Door();
        lessons = new ThreadServerLessons(ATTEMPT, lobby, door, uncaught);
    }

    @AfterEach
    void letEverybodyGo() throws IOException {
        lobby.open();
        door.hurry();
        door.close();
        hangUp();
        for (Socket socket : door.accepted()) {
            socket.close();
        }
        uncaught.close();
    }

    @Test
    @DisplayName("each connection is served while the others still talk")
    void eachConnectionIsServedWhileTheOthersTalk() throws IOException {
        lobby.behaves(lobby::waits);
        start();
        connect(rng.between(6, 12));
        expectAll("connections come, and none ends before all are served");
    }

    @Test
    @DisplayName("what a handler throws ends its own connection, and no other")
    void whatAHandlerThrowsEndsItsOwnConnection() throws IOException {
        start();
        lobby.behaves(lobby::waits);
        connect(1);
        expectAll("a connection comes, and stays");
        for (Lobby.Manner throwing : throwing()) {
            lobby.behaves(throwing);
            connect(1);
            expectAll("another one comes, whose handler throws");
            crowd.until(lobby.guests().get(lobby.count() - 1)::over);
        }
        lobby.behaves(guest -> {});
        connect(1);
        expectAll("one more comes, after three handlers have thrown");
        lessons.judgeOpen(lobby.guests().get(0));
    }

    @Test
    @DisplayName("a socket is closed when its handler is done")
    void aSocketIsClosedWhenItsHandlerIsDone() throws IOException {
        start();
        connect(1);
        expectAll("a connection comes whose handler returns at once");
        Lobby.Guest guest = lobby.guests().get(0);
        crowd.until(() -> guest.socket().isClosed() || !guest.thread().isAlive());
        lessons.judgeClosed(guest);
    }

    @Test
    @DisplayName("a socket is closed when its handler has failed")
    void aSocketIsClosedWhenItsHandlerHasFailed() throws IOException {
        start();
        for (Lobby.Manner throwing : throwing()) {
            lobby.behaves(throwing);
            connect(1);
            expectAll("connections come whose handlers fail");
            Lobby.Guest guest = lobby.guests().get(lobby.count() - 1);
            crowd.until(() -> guest.socket().isClosed() || !guest.thread().isAlive());
            lessons.judgeClosedAfterFailure(guest);
        }
    }

    private List<Lobby.Manner> throwing() {
        return List.of(
                guest -> {
                    throw new IOException(rng.word());
                },
                guest -> {
                    throw new Planned(rng.word());
                },
                guest -> {
                    throw new PlannedError(rng.word());
                });
    }

    @Test
    @DisplayName("an accept that fails is not the end")
    void anAcceptThatFailsIsNotTheEnd() throws IOException {
        door.stumbles(rng.between(2, 5));
        start();
        connect(1);
        expectAll("a connection comes, after accept() has failed a few times");
    }

    @Test
    @DisplayName("a connection that is over is forgotten")
    void aConnectionThatIsOverIsForgotten() throws IOException {
        List<WeakReference<Socket>> over = new CopyOnWriteArrayList<>();
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket listener = new ServerSocket(0, 1, here);
        ThreadServer quiet =
                ThreadServer.start(listener, socket -> over.add(new WeakReference<>(socket)));
        // Closed by the test too: a server that is not written yet does not.
        try (listener) {
            serveOne(quiet, over);
            Reached reached = crowd.until(() -> {
                System.gc();
                return over.get(0).get() == null;
            });
            lessons.judgeForgotten(reached);
            quiet.close();
        }
    }

    private void serveOne(ThreadServer quiet, List<WeakReference<Socket>> over) throws IOException {
        try (Socket client =
                new Socket(quiet.address().getAddress(), quiet.address().getPort())) {
            client.setSoTimeout(1);
            Reached reached =
                    crowd.until(() -> !over.isEmpty() || uncaught.first().isPresent());
            lessons.judgeServed(reached, over.size(), 1, "a connection comes");
        }
    }

    @Test
    @DisplayName("close() hangs up on everybody: no socket and no thread is left")
    void closeHangsUpOnEverybody() throws IOException {
        start();
        lobby.behaves(Lobby::listens);
        connect(2);
        expectAll("connections come whose handlers read");
        lobby.behaves(lobby::waits);
        connect(2);
        expectAll("connections come: two handlers read, two wait");
        Caller<Boolean> call = close();
        lessons.judgeCloseEnds(call, call.untilEnded());
        lessons.judgeNothingLeft(crowd);
    }

    @Test
    @DisplayName("close() returns when the last thread has ended, and not before")
    void closeReturnsWhenTheLastThreadHasEnded() throws IOException {
        start();
        lobby.behaves(lobby::insists);
        connect(1);
        expectAll("a connection comes whose handler takes its time");
        Caller<Boolean> call = close();
        call.until(call::parks);
        lessons.judgeCloseWaits(call);
        lobby.open();
        lessons.judgeCloseEnds(call, call.untilEnded());
    }

    @Test
    @DisplayName("a connection that comes while it closes is closed too")
    void aConnectionThatComesWhileItCloses() throws IOException {
        door.dawdles();
        lobby.behaves(Lobby::listens);
        start();
        connect(1);
        Reached reached =
                crowd.until(() -> !door.accepted().isEmpty() || uncaught.first().isPresent());
        lessons.judgeServed(reached, door.accepted().size(), 1, "a connection comes");
        Caller<Boolean> call = close();
        call.until(call::parks);
        door.hurry();
        lessons.judgeCloseEnds(call, call.untilEnded());
        crowd.until(() -> door.accepted().get(0).isClosed());
        lessons.judgeNoneSlippedIn();
    }

    @Test
    @DisplayName("no descriptor is left behind")
    void noDescriptorIsLeftBehind() throws IOException {
        start();
        connect(3);
        expectAll("connections come");
        for (Lobby.Manner throwing : throwing()) {
            lobby.behaves(throwing);
            connect(2);
            expectAll("connections come, and some handlers fail");
        }
        hangUp();
        Caller<Boolean> call = close();
        lessons.judgeCloseEnds(call, call.untilEnded());
        crowd.until(() -> lobby.guests().stream().allMatch(Lobby.Guest::over));
        lessons.judgeDescriptors(Descriptors.now().openedSince(before));
    }

    private void start() {
        server = ThreadServer.start(door, lobby);
    }

    private void connect(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try {
                clients.add(new Socket(door.getInetAddress(), door.getLocalPort()));
            } catch (ConnectException refused) {
                int wanted = clients.size() + 1;
                lessons.judgeServed(Reached.STUCK, clients.size(), wanted, "connections come");
            }
        }
    }

    /** Waits until everybody who has connected is served. */
    private void expectAll(String what) {
        int wanted = clients.size();
        Reached reached =
                crowd.until(() -> lobby.count() == wanted || uncaught.first().isPresent());
        lessons.judgeServed(reached, lobby.count(), wanted, what);
    }

    private Caller<Boolean> close() {
        return Caller.start(crowd, ATTEMPT, "close()", () -> {
            server.close();
            return true;
        });
    }

    private void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }
}
