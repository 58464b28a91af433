package ch01blocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The delay server on a real socket: whatever a client does, the next one is served. */
class DelayServerTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AtomicLong waited = new AtomicLong();
    private DelayServer server;

    @BeforeEach
    void start() throws IOException {
        server = DelayServer.start(0, log::add, waited::addAndGet, LONG);
    }

    @AfterEach
    void theServerStillAnswersAndThenStops() throws IOException {
        assertEquals(200, get("/0/still-here").status());
        server.close();
        assertThrows(
                ConnectException.class,
                () -> new Socket(server.address().getAddress(), server.port()).close());
    }

    @Test
    void theMessageComesBackAfterTheDelay() throws IOException {
        Reply reply = get("/1234/hello%20there");
        assertEquals("hello there", reply.text());
        assertEquals("text/plain; charset=utf-8", reply.header("content-type"));
        assertEquals("11", reply.header("Content-Length"));
        assertEquals("close", reply.header("Connection"));
        assertEquals(1234, waited.get());
    }

    @Test
    void theLogNumbersTheRequests() throws IOException {
        get("/5/one");
        get("/bad/two");
        get("/7/three");
        assertEquals(List.of("#1 - 5ms: one", "#2 - 7ms: three"), log);
    }

    @ParameterizedTest
    @CsvSource({
        "a+b, a+b",
        "a%2Bb, a+b",
        "h%C3%A9, hé",
        "hé, hé",
        "%E6%B0%B4, 水",
        "a%2Fb, a/b",
        "%3Fq, ?q",
        "%25, %"
    })
    void theMessageIsPercentDecoded(String path, String message) throws IOException {
        assertEquals(message, get("/0/" + path).text());
    }

    @Test
    void aLineEndInAMessageForgesNeitherALogLineNorAHeader() throws IOException {
        Reply reply = get("/0/a%0D%0AX-Forged:%201%0A%239");
        assertEquals("a\r\nX-Forged: 1\n#9", reply.text());
        assertEquals(null, reply.header("X-Forged"));
        assertEquals(List.of("#1 - 0ms: a??X-Forged: 1?#9"), log);
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET /soon/x HTTP/1.1",
        "400, GET /-1/x HTTP/1.1",
        "400, GET /1.5/x HTTP/1.1",
        "400, GET /60001/x HTTP/1.1",
        "400, GET /99999999999999999999/x HTTP/1.1",
        "400, GET /1/%zz HTTP/1.1",
        "400, GET /1/%2 HTTP/1.1",
        "400, GET /1/x",
        "400, GET /1/x y HTTP/1.1",
        "400, GET /1/x FTP/1.1",
        "404, GET / HTTP/1.1",
        "404, GET /1 HTTP/1.1",
        "404, GET /1/ HTTP/1.1",
        "404, GET /1/x/y HTTP/1.1",
        "404, GET /1/x?y HTTP/1.1",
        "404, GET * HTTP/1.1",
        "405, POST /1/x HTTP/1.1",
        "405, get /1/x HTTP/1.1",
        "200, GET /60000/x HTTP/1.1",
        "200, GET /1/x HTTP/1.0"
    })
    void everyRequestGetsAnAnswer(int status, String line) throws IOException {
        Reply reply = send(line + "\r\nHost: here\r\n\r\n");
        assertEquals(status, reply.status());
        assertFalse(reply.text().isBlank());
    }

    @Test
    void anEmptyRequestLineIsABadRequest() throws IOException {
        assertEquals(400, send("\r\nHost: here\r\n\r\n").status());
        assertEquals(400, send(" \r\nHost: here\r\n\r\n").status());
    }

    @Test
    void anotherMethodIsToldWhichOneIsAllowed() throws IOException {
        assertEquals("GET", send("DELETE /1/x HTTP/1.1\r\nHost: here\r\n\r\n").header("Allow"));
    }

    @Test
    void aRequestOfHttp11WantsAHost() throws IOException {
        assertEquals(400, send("GET /1/x HTTP/1.1\r\n\r\n").status());
        assertEquals(200, send("GET /1/x HTTP/1.0\r\n\r\n").status());
        assertEquals(200, send("GET /1/x HTTP/1.1\r\nhOST: here\r\n\r\n").status());
    }

    @Test
    void bareLineFeedsAreForgiven() throws IOException {
        assertEquals(200, send("GET /1/x HTTP/1.1\nHost: here\n\n").status());
    }

    @Test
    void anOverlongLineIsRefusedThoughTheClientSendsOn() throws IOException {
        assertEquals(414, sendOn("GET /1/" + "x".repeat(9_000)).status());
    }

    @Test
    void aBodyThatNobodyAskedForDoesNotBreakTheConnection() throws IOException {
        String head = "POST /1/x HTTP/1.1\r\nHost: here\r\nContent-Length: 409000\r\n\r\n";
        assertEquals(405, sendOn(head + "x".repeat(9_000)).status());
    }

    /** Goes on sending when the answer is there: a server that has closed would break that. */
    private Reply sendOn(String request) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            while (in.available() == 0) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            }
            for (int i = 0; i < 400; i++) {
                out.write("x".repeat(1_000).getBytes(StandardCharsets.UTF_8));
            }
            return ReplyParser.parse(in);
        }
    }

    @Test
    void overlongHeadersAreRefused() throws IOException {
        String line = "GET /1/x HTTP/1.1\r\nHost: here\r\n";
        assertEquals(431, send(line + "X: " + "x".repeat(9_000) + "\r\n\r\n").status());
        assertEquals(431, send(line + "X: y\r\n".repeat(10_000) + "\r\n").status());
        assertEquals(200, send(line + "X: " + "x".repeat(8_000) + "\r\n\r\n").status());
    }

    @Test
    void aClientThatVanishesIsNoTrouble() throws IOException {
        connect().close();
        try (Socket half = connect()) {
            half.getOutputStream().write("GET /1/x HT".getBytes(US_ASCII));
        }
        try (Socket reset = connect()) {
            reset.getOutputStream().write("GET /1/x HT".getBytes(US_ASCII));
            reset.setSoLinger(true, 0);
        }
        try (Socket deaf = connect()) {
            deaf.getOutputStream().write(Request.requestFor("/1/x", "here"));
            deaf.setSoLinger(true, 0);
        }
    }

    @Test
    void aHalfRequestIsClosedWithoutAnAnswer() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET /1/x HT".getBytes(US_ASCII));
            socket.shutdownOutput();
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void aClientThatSaysNothingIsToldThatItIsTooSlow() throws IOException {
        try (DelayServer hasty = hasty();
                Socket socket = new Socket(hasty.address().getAddress(), hasty.port())) {
            assertEquals(408, ReplyParser.parse(socket.getInputStream()).status());
        }
    }

    @Test
    void aClientThatDribblesIsToldThatItIsTooSlow() throws Exception {
        try (DelayServer hasty = hasty();
                Socket socket = new Socket(hasty.address().getAddress(), hasty.port())) {
            FutureTask<Reply> reading =
                    new FutureTask<>(() -> ReplyParser.parse(socket.getInputStream()));
            Thread reader = new Thread(reading);
            reader.setDaemon(true);
            reader.start();
            OutputStream out = socket.getOutputStream();
            // Each byte comes in good time; only all of them together are too slow.
            while (!reading.isDone() && dribbled(out)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertEquals(408, reading.get().status());
        }
    }

    private static boolean dribbled(OutputStream out) {
        try {
            out.write('G');
            return true;
        } catch (IOException serverHasHungUp) {
            return false;
        }
    }

    @Test
    void closingEndsConversationsWhateverTheyWaitFor() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        CountDownLatch waiting = new CountDownLatch(1);
        Pause forGood = millis -> {
            waiting.countDown();
            new CountDownLatch(1).await();
        };
        DelayServer stopped = DelayServer.start(0, log::add, forGood, LONG);
        try (Socket silent = new Socket(stopped.address().getAddress(), stopped.port());
                Socket asking = new Socket(stopped.address().getAddress(), stopped.port())) {
            asking.getOutputStream().write(Request.requestFor("/1/x", "here"));
            assertTrue(waiting.await(3, TimeUnit.MINUTES));
            stopped.close();
            assertEquals(-1, silent.getInputStream().read());
            assertEquals(-1, asking.getInputStream().read());
        }
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("delay-server"));
        assertEquals(Set.of(), left);
    }

    @Test
    void aClientThatKeepsItsEndOpenAfterTheAnswerCostsNothingForLong() throws IOException {
        try (DelayServer hasty = hasty();
                Socket socket = new Socket(hasty.address().getAddress(), hasty.port())) {
            socket.getOutputStream().write(Request.requestFor("/0/x", "here"));
            assertEquals(200, ReplyParser.parse(socket.getInputStream()).status());
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    private DelayServer hasty() throws IOException {
        return DelayServer.start(0, log::add, waited::addAndGet, Duration.ofMillis(150));
    }

    private Reply get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    }

    /** Sends all of it, and only then reads: the answer has to wait for us, unharmed. */
    private Reply send(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            byte[] reply = ReplyReader.readToEnd(socket.getInputStream());
            return ReplyParser.parse(new ByteArrayInputStream(reply));
        }
    }

    private Socket connect() throws IOException {
        return new Socket(server.address().getAddress(), server.port());
    }
}
