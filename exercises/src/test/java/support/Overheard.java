package support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Optional;

/**
 * A channel that passes every question on to another one, and counts questions and answers. It
 * stops whoever asks on and on without an answer, so that a loop without an end is found by
 * counting and not by a clock.
 */
public final class Overheard implements ByteChannel {

    /** So often in a row nobody who has understood the answer asks. */
    public static final int MANY = 1_000;

    /** What a listener is told instead of an answer when a read failed. */
    public static final int FAILED = -2;

    /** Who wants to know of each read. */
    @FunctionalInterface
    public interface Listener {
        /** A read has given this answer; what it throws reaches whoever asked. */
        void answered(Overheard channel, int answer);
    }

    private final ByteChannel channel;
    private Listener listener = (asked, answer) -> {};
    private int reads;
    private int ends;
    private int writes;
    private long written;
    private int writesInVain;
    private int readsInVain;
    private int afterClose;
    private Spin spin;

    private Overheard(ByteChannel channel) {
        this.channel = channel;
    }

    /** Listens to what this channel is asked. */
    public static Overheard around(ByteChannel channel) {
        return new Overheard(channel);
    }

    /** Tells of each read, too. */
    public Overheard to(Listener whom) {
        listener = whom;
        return this;
    }

    /** Ends a loop that would go on asking for ever. It is an Error, so that few will catch it. */
    public static final class Spin extends Error {

        private static final long serialVersionUID = 1L;

        private final transient StackTraceElement yours;

        /** A loop that was found asking; the sentence says what, and how often. */
        public Spin(String sentence) {
            super(sentence);
            yours = Frames.yours(getStackTrace()).orElse(null);
        }

        /** The learner's line that asked. */
        public Optional<StackTraceElement> yours() {
            return Optional.ofNullable(yours);
        }

        /** Nobody needs to know the name of this class. */
        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** How often it was read. */
    public int reads() {
        return reads;
    }

    /** How often a read has said the end. */
    public int ends() {
        return ends;
    }

    /** How often it was written to. */
    public int writes() {
        return writes;
    }

    /** How many bytes it has taken in all writes. */
    public long written() {
        return written;
    }

    /** How often it was asked for something after it had been closed. */
    public int afterClose() {
        return afterClose;
    }

    /** The loop that was stopped, if one was. */
    public Optional<Spin> spin() {
        return Optional.ofNullable(spin);
    }

    /** To be called when asking again is right, though nothing came so far. */
    public void mayAskAgain() {
        readsInVain = 0;
        writesInVain = 0;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        reads++;
        afterClose += channel.isOpen() ? 0 : 1;
        int n = readOrTell(room);
        ends += n == -1 ? 1 : 0;
        readsInVain = n > 0 ? 0 : readsInVain + 1;
        if (readsInVain > MANY) {
            throw stopped("read() was asked 1,000 times in a row, and its answer was always " + n);
        }
        listener.answered(this, n);
        return n;
    }

    private int readOrTell(ByteBuffer room) throws IOException {
        try {
            return channel.read(room);
        } catch (IOException failure) {
            listener.answered(this, FAILED);
            throw failure;
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        writes++;
        afterClose += channel.isOpen() ? 0 : 1;
        int n = channel.write(bytes);
        written += n;
        writesInVain = n > 0 ? 0 : writesInVain + 1;
        if (writesInVain > MANY) {
            throw stopped("write() was called 1,000 times in a row, and always took 0 bytes");
        }
        return n;
    }

    private Spin stopped(String sentence) {
        spin = new Spin(sentence);
        return spin;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
