package ch01blocking;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;
import support.PiecewiseInput;
import support.PiecewiseInput.Call;
import support.Thrown;

/**
 * Finds out which of the well-known wrong turns a parse took.
 *
 * @param outcome what came of it
 * @param in what it read from
 * @param expected what it should have brought
 */
record ParsingLessons(Outcome<Reply> outcome, PiecewiseInput in, String expected) {

    /** Looks at what was thrown and how the stream was read, when the result is wrong. */
    void judge() {
        judgeEnd();
        // It knows better what went wrong than the reads do.
        if (outcome.thrown(NumberFormatException.class).isPresent()) {
            throw threw(Thrown.why(outcome.thrown()));
        }
        judgeReader();
        if (in.pastTheEnd().isPresent()) {
            throw wrong("The connection may stay open after the body. Content-Length says where"
                    + " the body ends: one read more, and you wait for ever.");
        }
        if (in.reads().size() == 1 && in.hasMore()) {
            throw wrong("The head and the body may come apart: you read once, and took what had"
                    + " arrived for everything.");
        }
        if (gaveUpAfterAShortRead() || endsInZeros()) {
            throw outcome.fail(
                    partOfBody(),
                    expected,
                    "One read() need not fill the array: it gives what is there. Read on,"
                            + " behind what you have, until it is full.",
                    line());
        }
    }

    /** Wants the parse to have failed as it should: with an IOException. */
    IOException ioException(String whyNoReply, String whySlip) {
        judgeEnd();
        Optional<IOException> right = outcome.thrown(IOException.class);
        if (right.isPresent()) {
            return right.get();
        }
        if (outcome.thrown() == null) {
            String why = outcome.result() != null
                    ? whyNoReply
                    : "null says that something is wrong, not what. Whoever gets it runs into it"
                            + " later, somewhere else. An IOException says it at once.";
            throw outcome.fail("no exception, but " + result(), expected, why, line());
        }
        boolean slip = Thrown.isSlip(outcome.thrown()) && !whySlip.isEmpty();
        throw threw(slip ? whySlip : Thrown.insteadOfIOException(outcome.thrown()));
    }

    /** The end of the stream ends every loop that reads, also the one for the head. */
    private void judgeEnd() {
        if (in.wasAskedForEver()) {
            throw outcome.fail(
                    "read() returned -1 for the end, and was asked again, 1,000 times so far",
                    expected,
                    "At the end of a stream read() gives -1, and -1 again each time it is asked. A"
                            + " loop that waits for \\n alone never gets out: look for -1 too.",
                    line());
        }
    }

    /** Bytes that went through a Reader are lost to the stream, or are bytes no more. */
    private void judgeReader() {
        judgeScanner();
        judgeReadAhead();
        boolean reader = in.reads().stream().anyMatch(Call::throughReader);
        if (reader && !(outcome.thrown() instanceof RuntimeException)) {
            throw wrong("Content-Length counts bytes, not characters, and a body need not be text."
                    + " A Reader gives characters, and one of them may be made of up to four"
                    + " bytes.");
        }
    }

    private void judgeScanner() {
        if (in.reads().stream().anyMatch(Call::throughScanner)) {
            throw wrong("A Scanner reads ahead, as a BufferedReader does: what came with the head"
                    + " is in its buffer now. It also waits until it sees a line's end, and takes"
                    + " an exception for the end. Read the head from the stream, byte by byte.");
        }
    }

    /** A Reader for the head, and the stream for the body. */
    void judgeReadAhead() {
        judgeScanner();
        List<Call> reads = in.reads();
        if (reads.stream().anyMatch(Call::throughReader)
                && reads.stream().anyMatch(call -> !call.throughReader())) {
            throw wrong("A BufferedReader reads ahead: what came in one piece with the head is in"
                    + " its buffer now. The stream itself does not have it any more.");
        }
    }

    /** Whether it was an IOException of the learner's, before the stream had come to its end. */
    boolean gaveUpEarly() {
        return outcome.thrown(IOException.class).isPresent()
                && !in.wasExhausted()
                && !gaveUpAfterAShortRead();
    }

    private boolean gaveUpAfterAShortRead() {
        List<Call> reads = in.reads();
        if (reads.isEmpty() || outcome.thrown(IOException.class).isEmpty()) {
            return false;
        }
        Call last = reads.get(reads.size() - 1);
        return last.gave() > 0 && last.gave() < last.asked();
    }

    private String partOfBody() {
        if (outcome.thrown() != null) {
            Call last = in.reads().get(in.reads().size() - 1);
            return "you gave up when a read() of " + Bytes.count(last.asked()) + " brought "
                    + last.gave() + ": it threw " + outcome.thrown();
        }
        byte[] body = outcome.result().body();
        int filled = body.length;
        while (filled > 0 && body[filled - 1] == 0) {
            filled--;
        }
        return "only the first " + filled + " of the body's " + Bytes.count(body.length)
                + " came from the stream; the others are 0, as a new array's are";
    }

    private boolean endsInZeros() {
        byte[] body = outcome.result() == null ? null : outcome.result().body();
        return body != null && body.length > 0 && body[body.length - 1] == 0;
    }

    private Lesson.Failure wrong(String why) {
        int sum = in.reads().stream().mapToInt(call -> Math.max(0, call.gave())).sum();
        int count = in.reads().size();
        String reads = count == 1 ? "1 read" : count + " reads";
        String end = in.pastTheEnd().isPresent() ? ", and one more that would wait for ever" : "";
        String saw = reads + " that gave " + Bytes.count(sum) + end + "; then " + result();
        return outcome.fail(saw, expected, why, line());
    }

    /** The exception knows the line itself. */
    Lesson.Failure threw(String why) {
        return outcome.fail("it threw " + outcome.thrown(), expected, why);
    }

    /** Why the body did not come out, if no header says how long it is. */
    String whyWithoutLength() {
        byte[] got = outcome.result() == null ? null : outcome.result().body();
        return got != null && got.length == 0
                ? "No Content-Length does not mean no body: the body is everything up to the end"
                        + " of the stream. ReplyReader.readToEnd() reads it."
                : "There is no Content-Length in this reply, so asking for it gives null. Then"
                        + " the end of the stream marks the end of the body.";
    }

    /** What came out, in words. */
    String result() {
        if (outcome.thrown() != null) {
            return outcome.thrown().toString();
        }
        if (outcome.result() == null) {
            return "null";
        }
        byte[] body = outcome.result().body();
        return "a Reply with " + (body == null ? "null as" : "a") + " body"
                + (body == null ? "" : " of " + Bytes.count(body.length));
    }

    /** The learner's line that read last. */
    Optional<StackTraceElement> line() {
        return in.lastLine();
    }
}
