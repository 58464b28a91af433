package ch03nonblocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;
import support.OnCue;
import support.Overheard;
import support.Thrown;

/** Uses a learner's Outgoing, looks at it after each call, and finds the well-known wrong turns. */
final class OutgoingLessons {

    private static final Attempt ATTEMPT = Attempt.of(
            "all that was added, in order, as the channel takes it", 3, "Write takes a part");

    private static final String LEFT_ALONE = "one 0, and flush() returns";
    private static final String WHY_FULL =
            "0 from write() says: the kernel's buffer is full, until the peer has read. To call"
                    + " again does not make it read. Who tries until all fits keeps a processor"
                    + " busy for as long as the peer likes: keep the rest, and return.";

    /** More calls than that on the way to the end are calls without an end. */
    private static final int MANY_CALLS = 100_000;

    private final Outgoing outgoing = new Outgoing();
    private final Overheard channel;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private final Deque<String> calls = new ArrayDeque<>();
    private Outcome<Boolean> last;
    private int flushes;

    OutgoingLessons(Overheard channel) {
        this.channel = channel;
    }

    /** Adds, and fails if that did not come behind what waits. */
    void add(String call, byte[] bytes) {
        note(call);
        int before = left();
        last = ATTEMPT.run(did(), () -> {
            outgoing.add(bytes);
            return true;
        });
        if (last.thrown() instanceof BufferOverflowException) {
            throw last.fail(
                    "it threw " + last.thrown(),
                    "room for all of them",
                    "A buffer has the size that it was made with. When more is to wait than it"
                            + " holds, make a larger one, and move the rest over first.");
        }
        last.value();
        added.writeBytes(bytes);
        int waiting = waiting();
        if (before > 0 && waiting == bytes.length) {
            throw last.fail(
                    Bytes.count(waiting) + " wait: the new ones; before there were " + before,
                    Bytes.count(left()) + ", the older ones first",
                    "What waits is older, and goes out first: new bytes come behind it. Whoever"
                            + " puts them in its place has lost the middle of what was said.");
        }
        judgeWaiting(waiting);
    }

    /** Flushes once, and fails if the result or what is left is not right. */
    void flush(String call, OnCue taken) {
        note(call);
        channel.mayAskAgain();
        last = ATTEMPT.run(did(), () -> outgoing.flush(channel));
        judgeSpin();
        judgeThrown();
        boolean gone = last.value();
        if (taken != null) {
            judgeBytes(taken.taken());
        }
        if (gone && left() > 0) {
            throw last.fail(
                    "flush() returned true; " + whatWasTaken(),
                    "false: " + Bytes.count(left()) + " of them are left",
                    "write() takes what fits, and returns how many bytes that was. The others are"
                            + " still with you, and with nobody else: call this \"all\", and they"
                            + " are never sent.");
        }
        if (!gone && left() == 0) {
            throw last.fail(
                    "flush() returned false; " + whatWasTaken(),
                    "true: nothing is left",
                    "Who hears false comes back with another flush(), and so it goes on for ever.");
        }
        judgeWaiting(waiting());
        if (++flushes > MANY_CALLS) {
            throw fail(
                    "no end after " + flushes + " calls", "Each flush() takes the rest further.");
        }
    }

    /** Flushes until nothing is left. */
    void flushUntilGone(OnCue taken) {
        while (!isGone()) {
            flush("flush() again, until it returns true", taken);
        }
    }

    boolean isGone() {
        return left() == 0;
    }

    /** The caller uses its array for something else. */
    void overwrite(byte[] bytes) {
        note("the caller fills its array with '#'");
        Arrays.fill(bytes, (byte) '#');
    }

    /** Fails if something is left, or flush() said so. */
    void judgeGone() {
        if (!last.value() || left() > 0) {
            throw fail("flush() returned " + last.value() + "; " + whatWasTaken(), "All is gone.");
        }
    }

    /** Fails unless the channel, which took nothing, was left alone. */
    void judgeFull() {
        if (channel.writes() > 1) {
            throw last.fail(
                    channel.writes() + " writes, and none took a byte", LEFT_ALONE, WHY_FULL);
        }
    }

    /** Fails if there is nothing left that a peer who does not read would have to read. */
    void judgeLeft() {
        if (left() == 0) {
            throw new IllegalStateException("the system has taken all: the test needs more bytes");
        }
    }

    /** Fails if the peer did not get all of it. */
    void judgeReceived(byte[] received) {
        judgeBytes(received);
        if (received.length < added.size()) {
            throw fail("the peer has received " + received.length, "Every byte arrives, once.");
        }
    }

    /** Flushes, twice if need be, and fails if what comes out is no IOException. */
    void judgeFailure(String call) {
        note(call);
        last = ATTEMPT.run(did(), () -> outgoing.flush(channel) || outgoing.flush(channel));
        judgeSpin();
        if (last.thrown(IOException.class).isEmpty()) {
            String saw = last.thrown() != null
                    ? "it threw " + last.thrown()
                    : "flush() returned " + last.value();
            throw last.fail(
                    saw,
                    "the IOException that write() threw",
                    last.thrown() != null
                            ? Thrown.insteadOfIOException(last.thrown())
                            : "A broken connection never has room again. Whoever calls it full is"
                                    + " asked to wait, and waits for ever: let the exception go on.");
        }
    }

    private void judgeSpin() {
        if (channel.spin().isPresent()) {
            throw last.fail(
                    channel.spin().get().toString(),
                    LEFT_ALONE,
                    WHY_FULL,
                    channel.spin().get().yours());
        }
    }

    private void judgeThrown() {
        if (last.thrown(IOException.class).isPresent()) {
            throw last.fail(
                    "it threw " + last.thrown(),
                    "false, and the rest kept",
                    "0 from write() is no error. The connection is well; its buffer is full for"
                            + " now, and will have room when the peer has read.");
        }
    }

    private void judgeBytes(byte[] taken) {
        byte[] all = added.toByteArray();
        if (Bytes.startsWith(all, taken)) {
            return;
        }
        int at = Bytes.firstDifference(Arrays.copyOf(all, taken.length), taken);
        throw last.fail(
                "the channel was given other bytes; "
                        + Bytes.difference(Arrays.copyOf(all, taken.length), taken),
                "what was added, in order, and each byte once",
                whyOther(all, taken, at));
    }

    private static String whyOther(byte[] all, byte[] taken, int at) {
        byte[] wrong = Arrays.copyOfRange(taken, at, taken.length);
        if (wrong[0] == '#') {
            return "What waits may go out long after add() has returned, and by then the caller"
                    + " uses its array for something else. Keep a copy.";
        }
        if (wrong[0] == 0 && wrong[wrong.length - 1] == 0) {
            return "After put() the position is behind the last byte, and write() sends what is"
                    + " from the position to the limit: that is the empty rest. flip() first.";
        }
        if (Bytes.startsWith(all, Arrays.copyOf(wrong, Math.min(4, wrong.length)))) {
            return "What was taken is sent again. compact() drops it, and moves the rest to the"
                    + " front.";
        }
        return "What was added first goes out first, and what was taken does not come again.";
    }

    private void judgeWaiting(int waiting) {
        if (waiting != left()) {
            throw last.fail(
                    "waiting() is " + waiting + "; " + whatWasTaken(),
                    "waiting() is " + left() + ", the rest",
                    whyNotTheRest(waiting));
        }
    }

    private String whyNotTheRest(int waiting) {
        if (waiting > added.size()) {
            return "That is more than was ever added. While you fill a buffer, remaining() is its"
                    + " free room, and position() is what waits in it. And if you have made a"
                    + " larger one: was the old one flipped before put()?";
        }
        if (waiting == channel.written() && waiting < added.size()) {
            return "That is how many were taken: after a write the position is behind those."
                    + " compact() moves the rest to the front, and puts the position behind it.";
        }
        return waiting < left()
                ? "The rest is lost. clear() sets the marks back as if all had been taken."
                        + " compact() is the one for a part: it moves the rest to the front, and"
                        + " puts the position behind it. From a queue, take nothing off before all"
                        + " of it is sent."
                : "What was taken still waits with you, and will be sent a second time, or is"
                        + " still counted. After a write, keep only what is between position and"
                        + " limit: compact() does that.";
    }

    private int waiting() {
        return ATTEMPT.get(did() + "; then waiting()", outgoing::waiting);
    }

    /** How many bytes were added and not taken. */
    private int left() {
        return added.size() - (int) channel.written();
    }

    private String whatWasTaken() {
        return "the channel has taken " + channel.written() + " of " + Bytes.count(added.size());
    }

    private Lesson.Failure fail(String saw, String why) {
        return last.fail(saw, "all of " + Bytes.count(added.size()) + " sent", why);
    }

    /** The last calls tell enough. */
    private void note(String call) {
        if (!call.equals(calls.peekLast())) {
            calls.add(call);
        }
        if (calls.size() > 4) {
            calls.remove();
        }
    }

    private String did() {
        return String.join("; ", calls);
    }
}
