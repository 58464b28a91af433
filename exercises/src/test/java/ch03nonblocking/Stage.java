package ch03nonblocking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import support.Bytes;
import support.OnCue;

/** Channels on cue, and the steps of a play: one is taken whenever nobody has anything. */
final class Stage implements RoundLessons.World {

    /** What happens; false if it has to wait for the learner's side, and is tried again. */
    @FunctionalInterface
    interface Step {
        boolean happens() throws IOException, InterruptedException;
    }

    private final List<OnCue> channels = new ArrayList<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private int told;
    private IntConsumer onTold = count -> {};
    private final int[] writesBefore;
    private IOException refusal;
    private int refused = -1;
    private RoundWrong wrong;

    Stage(int size) {
        for (int i = 0; i < size; i++) {
            channels.add(new OnCue());
        }
        writesBefore = new int[size];
    }

    OnCue channel(int number) {
        return channels.get(number);
    }

    /** Tells how many requests have been told their fate by now, each time. */
    void onTold(IntConsumer listener) {
        onTold = listener;
    }

    /** Adds a step. */
    Stage then(Runnable step) {
        return thenTry(() -> {
            step.run();
            return true;
        });
    }

    /** Adds a step that may fail, or have to wait. */
    Stage thenTry(Step step) {
        steps.add(step);
        return this;
    }

    /** Adds the step in which this one is answered, in these pieces, and hangs up. */
    Stage thenAnswer(int number, byte[]... pieces) {
        return thenTry(() -> {
            if (!hasRequest(number)) {
                return false;
            }
            channel(number).brings(pieces).ends();
            return true;
        });
    }

    /** Lets nobody answer where this number is dialed. */
    Stage refuses(int number, IOException reason) {
        refused = number;
        refusal = reason;
        return this;
    }

    private boolean hasRequest(int number) {
        OnCue channel = channel(number);
        String request = new String(channel.taken(), StandardCharsets.ISO_8859_1);
        boolean whole = request.endsWith("\r\n\r\n");
        if (!whole && channel.writeCalls() == writesBefore[number]) {
            // Not one write since the last time: nobody means to send the rest.
            wrong = RoundWrong.requestCut(number, request.length());
        }
        writesBefore[number] = channel.writeCalls();
        return whole;
    }

    @Override
    public ByteChannel open(int number, InetSocketAddress server) throws IOException {
        if (number == refused) {
            throw refusal;
        }
        return channel(number);
    }

    @Override
    public Optional<RoundWrong> next() throws IOException, InterruptedException {
        if (steps.isEmpty()) {
            throw new IOException("everybody has said everything");
        }
        if (steps.peek().happens()) {
            steps.remove();
        }
        return Optional.ofNullable(wrong);
    }

    @Override
    public void told(int index) {
        onTold.accept(++told);
    }

    /** A reply with this text. */
    static byte[] reply(String text) {
        byte[] body = Bytes.of(text);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Bytes.join(Bytes.of(head), body);
    }
}
