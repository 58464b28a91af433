package support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One connection, from the peer's end. */
public final class Line implements AutoCloseable {

    /** How the learner's side left a connection. */
    public enum Ending {
        /** It closed it, or said that it has no more to send. */
        CLOSED,
        /** It reset it, as a close with unread bytes does. */
        RESET,
        /** It sent more instead. */
        SENT_MORE,
        /** It went on to another connection, or returned, and left it open. */
        LEFT_OPEN
    }

    private final Peer peer;
    private final Socket socket;
    private final int number;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private String latest = ""; // the last bytes that came, and three before them
    private boolean head; // whether the blank line has come

    Line(Peer peer, Socket socket, int number) throws IOException {
        this.peer = peer;
        this.socket = socket;
        this.number = number;
        socket.setTcpNoDelay(true);
    }

    /** 1 for the first connection. */
    public int number() {
        return number;
    }

    /** Everything that came so far. */
    public byte[] received() {
        return received.toByteArray();
    }

    /** Reads up to the blank line, and returns everything that came so far. */
    public byte[] readHead() throws IOException {
        byte[] buffer = new byte[4096];
        while (!head) {
            if (read(buffer, "the blank line that ends request #" + number) == -1) {
                throw new IOException("#" + number + " ended before its blank line");
            }
        }
        peer.note("#" + number + " asked: " + Bytes.quoted(received(), 32));
        return received();
    }

    /** Reads until the learner's side has no more to say, and returns everything. */
    public byte[] readToEnd() throws IOException {
        byte[] buffer = new byte[4096];
        while (read(buffer, "the end of #" + number) != -1) {
            // All of it is kept.
        }
        return received();
    }

    private int read(byte[] buffer, String what) throws IOException {
        Peer.Waiting waiting = peer.new Waiting(what);
        while (true) {
            try {
                return readWithin(Peer.LOOK, buffer);
            } catch (SocketTimeoutException nothingYet) {
                waiting.stillWaiting();
            }
        }
    }

    private int readWithin(int millis, byte[] buffer) throws IOException {
        socket.setSoTimeout(millis);
        int n = socket.getInputStream().read(buffer);
        if (n > 0) {
            received.write(buffer, 0, n);
            lookForHead(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
        return n;
    }

    /** In what is new only: a request may have megabytes. */
    private void lookForHead(String piece) {
        latest = latest.substring(Math.max(0, latest.length() - 3)) + piece;
        head |= latest.contains("\r\n\r\n") || latest.contains("\n\n");
    }

    /** Sends pieces, each in a write of its own. */
    public Line send(byte[]... pieces) throws IOException {
        for (byte[] piece : pieces) {
            socket.getOutputStream().write(piece);
            peer.note("#" + number + " was sent " + Bytes.quoted(piece, 32));
        }
        return this;
    }

    /** Waits until the learner's side has taken in everything that was sent. */
    public Line untilRead() throws IOException {
        Peer.Waiting waiting = peer.new Waiting("#" + number + " to be read");
        while (Tcp.known() && unread() > 0) {
            LockSupport.parkNanos(100_000);
            waiting.stillWaiting();
        }
        return this;
    }

    private long unread() {
        return Tcp.rows().stream()
                .filter(row ->
                        row.local() == socket.getPort() && row.remote() == socket.getLocalPort())
                .mapToLong(Tcp.Row::unread)
                .sum();
    }

    /** Waits until told. */
    public Line await(CountDownLatch told) throws IOException, InterruptedException {
        Peer.Waiting waiting = peer.new Waiting("its cue");
        while (!told.await(Peer.LOOK, TimeUnit.MILLISECONDS)) {
            waiting.stillWaiting();
        }
        return this;
    }

    /** Says that nothing more will come, but goes on reading. */
    public Line halfClose() throws IOException {
        socket.shutdownOutput();
        peer.note("#" + number + " was told the end");
        return this;
    }

    /** Breaks the connection: the learner's side gets "Connection reset". */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        peer.note("#" + number + " was reset");
    }

    /** Closes this end. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Keeps this end open, sends nothing, and waits for what the learner's side does. */
    public Ending untilClosed() throws IOException {
        Ending ending = ending();
        peer.note("#" + number + " " + ending.name().toLowerCase().replace('_', ' '));
        return ending;
    }

    private Ending ending() throws IOException {
        Peer.Waiting waiting = peer.new Waiting("the end of #" + number);
        int look = Peer.LOOK;
        while (true) {
            try {
                return readWithin(look, new byte[4096]) == -1 ? Ending.CLOSED : Ending.SENT_MORE;
            } catch (SocketTimeoutException nothingYet) {
                if (look == Peer.GRACE) {
                    return Ending.LEFT_OPEN;
                }
                look = peer.isOver() || peer.hasAnother() ? Peer.GRACE : Peer.LOOK;
                if (look == Peer.LOOK) {
                    waiting.stillWaiting();
                }
            } catch (SocketException reset) {
                return Ending.RESET;
            }
        }
    }
}
