package ch11timers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch01blocking.Reply;
import ch03nonblocking.Replies;
import ch05ffi.Binding;
import ch08poll.Poll;
import ch08poll.Token;
import ch10waker.Waker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of a request whose reply is none, and of an event that is no request's. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoReplyTest {

    private static final Map<String, String> SAID = Map.of(
            "GET /none HTTP/1.1", "HELO there\r\n\r\n",
            "GET /one HTTP/1.1", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");

    private final Map<Integer, String> told = new TreeMap<>();

    @Test
    @DisplayName("it is a failure, told once, and the others go on")
    void itFailsAlone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, 3);
            PatientRequests.fetchAll(
                    Binding.load(TimerLibc.class),
                    (InetSocketAddress) server.getLocalSocketAddress(),
                    List.of("/none", "/one", "/none"),
                    Duration.ofHours(1),
                    new Told());
        }
        String none = "not the first line of a reply: HELO there";
        assertEquals(Map.of(0, none, 1, "hi", 2, none), told);
    }

    @Test
    @DisplayName("an event of somebody else on the same poll is not taken for one of a request")
    void aBellIsPassedOver() throws Exception {
        TimerLibc libc = Binding.load(TimerLibc.class);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Poll poll = new Poll(libc);
                Waker bell = new Waker(libc, poll.registry(), new Token(-1));
                PatientRequests requests = new PatientRequests(
                        libc, poll, new Timers(poll, System::nanoTime), new Told())) {
            var address = (InetSocketAddress) server.getLocalSocketAddress();
            requests.begin(0, address, "/one", Duration.ofHours(1));
            bell.wake();
            answering(server, 1);
            requests.run();
        }
        assertEquals(Map.of(0, "hi"), told);
    }

    /** Takes as many connections, reads one request of each, and answers by its first line. */
    private static void answering(ServerSocket server, int connections) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < connections; i++) {
                answer(server);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(ServerSocket server) {
        try (Socket asking = server.accept()) {
            var lines =
                    new BufferedReader(new InputStreamReader(asking.getInputStream(), US_ASCII));
            String first = lines.readLine();
            String line = first;
            while (line != null && !line.isEmpty()) {
                line = lines.readLine(); // the rest of the head says nothing new
            }
            asking.getOutputStream().write(SAID.get(first).getBytes(US_ASCII));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Writes down what is told, and how often. */
    private final class Told implements Replies {

        @Override
        public void reply(int index, Reply reply) {
            told.merge(index, reply.text(), String::concat);
        }

        @Override
        public void failure(int index, IOException reason) {
            told.merge(index, reason.getMessage(), String::concat);
        }
    }
}
