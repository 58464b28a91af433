package support;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stream that hands out given pieces, at most one in a read, as a socket would if each came in
 * a packet of its own. It notes every read, and the learner's line that asked for it.
 */
public final class PiecewiseInput extends InputStream {

    private static final int MANY = 1_000;

    private final Class<?> asker;

    /** What follows the last piece. */
    private enum Then {
        END,
        SILENCE,
        FAILURE
    }

    /**
     * One question to the stream, and its answer.
     *
     * @param what the method: read or available
     * @param asked how many bytes were wanted
     * @param gave what was returned
     * @param throughReader whether a Reader of the JDK asked, on behalf of the learner
     * @param throughScanner whether that Reader was a Scanner's
     * @param yours the learner's line
     */
    public record Call(
            String what,
            int asked,
            int gave,
            boolean throughReader,
            boolean throughScanner,
            Optional<StackTraceElement> yours) {}

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private Then then = Then.END;
    private IOException failure;
    private Call pastTheEnd;
    private int at;
    private int ends;

    private PiecewiseInput(Class<?> asker, byte[]... pieces) {
        this.asker = asker;
        Arrays.stream(pieces).filter(piece -> piece.length > 0).forEach(this.pieces::add);
    }

    /** A stream of these pieces that then ends, for this class of the learner's to read. */
    public static PiecewiseInput of(Class<?> asker, byte[]... pieces) {
        return new PiecewiseInput(asker, pieces);
    }

    /** Lets nothing follow, not even the end: on a socket the next read would wait for ever. */
    public PiecewiseInput thenSilence() {
        then = Then.SILENCE;
        return this;
    }

    /** Lets the read after the last piece fail, as a reset connection does. */
    public PiecewiseInput thenFails(IOException problem) {
        then = Then.FAILURE;
        failure = problem;
        return this;
    }

    /** Ends a loop that would go on asking after the end, for ever. */
    static final class Endless extends IOException {

        private static final long serialVersionUID = 1L;

        private Endless() {
            super("read() said -1 for the end 1,000 times, and is asked again");
        }

        /** Nobody needs to know the name of this class. */
        @Override
        public String toString() {
            return "an IOException of the test's: " + getMessage();
        }
    }

    /** Whether bytes are left that nobody has read. */
    public boolean hasMore() {
        return !pieces.isEmpty();
    }

    /** How many bytes nobody has read. */
    public int left() {
        return pieces.stream().mapToInt(piece -> piece.length).sum() - at;
    }

    /** Whether the end was read again and again, as if something could follow it. */
    public boolean wasAskedForEver() {
        return ends > MANY;
    }

    /** Whether the read after the last piece was tried: the end, the silence, or the failure. */
    public boolean wasExhausted() {
        return ends > 0;
    }

    /** All reads, in order. */
    public List<Call> reads() {
        return calls("read");
    }

    /** All questions after available bytes that the learner's code asked itself, in order. */
    public List<Call> availables() {
        return calls("available");
    }

    private List<Call> calls(String what) {
        return calls.stream().filter(call -> call.what().equals(what)).toList();
    }

    /** The read that would have waited for ever, if there was one. */
    public Optional<Call> pastTheEnd() {
        return Optional.ofNullable(pastTheEnd);
    }

    /** The learner's line that read last. */
    public Optional<StackTraceElement> lastLine() {
        List<Call> reads = reads();
        return reads.isEmpty() ? Optional.empty() : reads.get(reads.size() - 1).yours();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        int n = pieces.isEmpty() ? -1 : Math.min(length, pieces.peek().length - at);
        Call call = note("read", length, n);
        if (n == -1) {
            return afterTheLast(call);
        }
        System.arraycopy(pieces.peek(), at, buffer, offset, n);
        advance(n);
        return n;
    }

    private void advance(int n) {
        at += n;
        if (at == pieces.peek().length) {
            pieces.remove();
            at = 0;
        }
    }

    private int afterTheLast(Call call) throws IOException {
        if (++ends > MANY) {
            throw new Endless();
        }
        switch (then) {
            case SILENCE -> {
                pastTheEnd = call;
                throw new IOException("this read would wait for ever: nothing more comes");
            }
            case FAILURE -> throw failure;
            default -> {
                return -1;
            }
        }
    }

    /** What is left of the piece that is being read: the next one has not arrived yet. */
    @Override
    public int available() {
        boolean begun = at > 0 || calls.isEmpty();
        int here = begun && !pieces.isEmpty() ? pieces.peek().length - at : 0;
        // Streams and readers of the JDK ask this too: that is their business.
        boolean directly = !Frames.cameThrough(name ->
                name.startsWith("java.io.Buffered") || name.startsWith("sun.nio.cs.StreamDecoder"));
        if (directly) {
            note("available", 0, here);
        }
        return here;
    }

    private Call note(String what, int asked, int gave) {
        // Who reads byte by byte has many calls: the first ones and the last tell enough.
        boolean worthIt = calls.size() < MANY || gave == -1;
        if (!worthIt) {
            return null;
        }
        boolean reader = Frames.cameThrough(name -> name.startsWith("sun.nio.cs.StreamDecoder"));
        boolean scanner = Frames.cameThrough(name -> name.equals("java.util.Scanner"));
        Optional<StackTraceElement> yours = Frames.yours(new Throwable().getStackTrace(), asker);
        Call call = new Call(what, asked, gave, reader, scanner, yours);
        calls.add(call);
        return call;
    }
}
