package ch01blocking;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;
import support.Line;
import support.Peer;
import support.PiecewiseInput;
import support.Rng;
import support.Thrown;

/** Chapter 1, exercise read-to-end. */
class ReplyReaderTest {

    private static final Attempt ATTEMPT =
            Attempt.of("every byte up to the end of the stream", 1, "Where does a reply end?");

    private static final byte[] REPLACEMENT = Bytes.of("\uFFFD");

    private final Rng rng = Rng.fresh();

    @Test
    @DisplayName("a reply in three pieces is read to its end")
    void aReplyInThreePiecesIsReadToItsEnd() {
        byte[] body = rng.letters(rng.between(12, 30));
        byte[] head = Bytes.of("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
        byte[] all = Bytes.join(head, body);
        byte[][] pieces = rng.pieces(all, 3);
        String did = "readToEnd() of a stream of three pieces:\n " + Bytes.quoted(pieces[0]) + "\n "
                + Bytes.quoted(pieces[1]) + "\n " + Bytes.quoted(pieces[2]);
        read(did, all, PiecewiseInput.of(ReplyReader.class, pieces));
    }

    @Test
    @DisplayName("a read that does not fill the buffer is not the end")
    void aShortReadIsNotTheEnd() {
        byte[] all = rng.letters(120_000);
        byte[][] pieces = {
            Arrays.copyOf(all, 100_001),
            Arrays.copyOfRange(all, 100_001, 100_002),
            Arrays.copyOfRange(all, 100_002, all.length)
        };
        read(
                "readToEnd() of pieces of 100,001, 1 and 19,998 bytes",
                all,
                PiecewiseInput.of(ReplyReader.class, pieces));
    }

    @Test
    @DisplayName("a character whose bytes come in different pieces survives")
    void aCharacterMayBeCutInTwo() {
        byte[] all = Bytes.of(rng.wideText(200));
        byte[][] pieces = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            pieces[i] = new byte[] {all[i]};
        }
        String did = "readToEnd() of a text in many scripts that comes byte by byte: "
                + Bytes.quoted(all, 12);
        read(did, all, PiecewiseInput.of(ReplyReader.class, pieces));
    }

    @Test
    @DisplayName("bytes that are no text are kept too, 0xFF and 0 among them")
    void everyByteIsKept() {
        byte[] all = rng.binary(rng.between(900, 1100));
        read(
                "readToEnd() of random bytes",
                all,
                PiecewiseInput.of(ReplyReader.class, rng.pieces(all, 3)));
    }

    @Test
    @DisplayName("a stream that ends at once gives an empty array")
    void anEmptyStreamGivesAnEmptyArray() {
        read(
                "readToEnd() of a stream that ends at once",
                new byte[0],
                PiecewiseInput.of(ReplyReader.class));
    }

    @Test
    @DisplayName("a reset is an error, not an end")
    void aResetIsAnErrorNotAnEnd() {
        byte[] all = rng.letters(40);
        IOException reset = new SocketException("Connection reset");
        PiecewiseInput in =
                PiecewiseInput.of(ReplyReader.class, rng.pieces(all, 2)).thenFails(reset);
        String did = "readToEnd() of two pieces, and then a reset";
        Outcome<byte[]> outcome = ATTEMPT.run(did, () -> ReplyReader.readToEnd(in));
        if (outcome.thrown(IOException.class).isPresent()) {
            return;
        }
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "the IOException that read() threw",
                    Thrown.insteadOfIOException(outcome.thrown()));
        }
        if (!in.wasExhausted()) {
            throw different(outcome, all, in);
        }
        throw outcome.fail(
                "no exception; you returned " + Bytes.count(outcome.value().length),
                "the IOException that read() threw",
                "A broken connection is not the end of a reply: nobody knows how much is"
                        + " missing. Who turns it into an end passes half a reply for a whole one.",
                in.lastLine());
    }

    @Test
    @DisplayName("a real connection is read until the peer closes it")
    void aRealConnectionIsReadUntilThePeerCloses() throws Exception {
        byte[] all = rng.letters(20_000);
        byte[][] pieces = rng.pieces(all, 4);
        AtomicReference<Outcome<byte[]>> outcome = new AtomicReference<>();
        try (Peer peer = Peer.playing(script -> {
                    Line line = script.accept();
                    for (byte[] piece : pieces) {
                        line.send(piece).untilRead();
                    }
                    line.halfClose();
                });
                Socket socket =
                        new Socket(peer.address().getAddress(), peer.address().getPort())) {
            String did = "readToEnd() of a socket whose peer sends four pieces and closes";
            outcome.set(ATTEMPT.run(did, () -> ReplyReader.readToEnd(socket.getInputStream())));
        }
        byte[] got = outcome.get().value();
        if (!Arrays.equals(got, all)) {
            // The same bytes from a stream that watches: it knows better what went wrong.
            read("readToEnd() of four pieces", all, PiecewiseInput.of(ReplyReader.class, pieces));
            throw outcome.get()
                    .fail(
                            saw(got, all),
                            Bytes.count(all.length),
                            "The peer sent each piece after you had read the one before, and closed"
                                    + " after the last. A read before that may bring more.");
        }
    }

    private void read(String did, byte[] expected, PiecewiseInput in) {
        Outcome<byte[]> outcome = ATTEMPT.run(did, () -> ReplyReader.readToEnd(in));
        if (!Arrays.equals(outcome.value(), expected)) {
            throw different(outcome, expected, in);
        }
    }

    /** Finds out which of the well-known wrong turns was taken. */
    private Lesson.Failure different(Outcome<byte[]> outcome, byte[] expected, PiecewiseInput in) {
        byte[] got = outcome.value();
        String why = "Every byte of the stream belongs to the result, once, and in its place.";
        Optional<StackTraceElement> yours = in.lastLine();
        if (in.reads().stream().anyMatch(PiecewiseInput.Call::throughReader)) {
            why = "A Reader makes characters of bytes, and readLine() drops the line ends: what"
                    + " it was, \\r\\n or \\n or none, nobody can tell any more.";
        } else if (got.length < expected.length && Bytes.startsWith(expected, got)) {
            yours = in.availables().stream()
                    .findFirst()
                    .map(PiecewiseInput.Call::yours)
                    .orElse(yours);
            why = whyTooEarly(got, expected, in);
        } else if (contains(got, REPLACEMENT) && !contains(expected, REPLACEMENT)) {
            why = "Bytes are not characters: a piece may end in the middle of one, and not all"
                    + " bytes are text. Decode when you have them all, if at all.";
        } else if (got.length > expected.length) {
            why = "read() returns how many bytes of the buffer it has filled. Behind them is"
                    + " what was there before: zeros, or the bytes of an earlier read.";
        }
        return outcome.fail(saw(got, expected), Bytes.count(expected.length), why, yours);
    }

    private static String whyTooEarly(byte[] got, byte[] expected, PiecewiseInput in) {
        if (!in.availables().isEmpty()) {
            return "available() says how much has arrived by now, not how much will come. 0"
                    + " means \"nothing at the moment\". The end is a read() that returns -1.";
        }
        if (in.wasExhausted()) {
            return "You read up to the end of the stream, so every byte has passed through your"
                    + " hands. Not all of them were kept.";
        }
        if (expected[got.length] == (byte) 0xFF) {
            return "0xFF is a byte like any other. read() returns an int, so that 255 and -1"
                    + " differ; cast to byte, both are -1, and you took one for the other.";
        }
        if (stopsAtShortReads()) {
            return "A short read is not the end: read() gives what has arrived, and that need"
                    + " not fill your buffer. Only -1 says that nothing more will come.";
        }
        return "TCP is a stream of bytes, not of messages: one read() gives what has arrived"
                + " so far. Only -1 says that nothing more will come.";
    }

    /** Tries a first piece so long that it fills any buffer: does the code read again then? */
    private static boolean stopsAtShortReads() {
        PiecewiseInput probe = PiecewiseInput.of(ReplyReader.class, new byte[100_000], new byte[1]);
        ATTEMPT.run("a probe", () -> ReplyReader.readToEnd(probe));
        return probe.reads().size() > 1;
    }

    private static String saw(byte[] got, byte[] expected) {
        return "you returned " + Bytes.count(got.length) + "; " + Bytes.difference(expected, got);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
