package ch02threads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Three clients of a server with one thread and one place to wait. */
final class Busy {

    private static final String YES = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private Busy() {}

    /** Prints who got which answer, in the order of the answers. */
    static void run(PrintStream out) throws IOException, InterruptedException {
        Busy busy = new Busy();
        try (BusyServer server = new BusyServer(busy::serve, 1, 1);
                Socket first = ask(server)) {
            busy.begun.await(); // The thread is taken.
            try (Socket second = ask(server); // It takes the place.
                    Socket third = ask(server)) {
                out.println("third   " + answer(third));
                busy.go.countDown();
                out.println("first   " + answer(first));
                out.println("second  " + answer(second));
            }
        }
    }

    /** Works until it may go on, the first time; from then on it is quick. */
    private void serve(Socket socket) throws IOException {
        awaitBlankLine(socket.getInputStream());
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        socket.getOutputStream().write(YES.getBytes(US_ASCII));
    }

    /** Two line ends in a row; a CR between them does not count. */
    private static void awaitBlankLine(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int next = in.read();
            if (next == -1) {
                return;
            }
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }

    private static Socket ask(BusyServer server) throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.getOutputStream().write(Request.requestFor("/", "here"));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        Reply reply = ReplyParser.parse(new BufferedInputStream(socket.getInputStream()));
        String later = reply.header("Retry-After");
        return reply.status() + (later == null ? "" : ", Retry-After: " + later);
    }
}
