package ch03nonblocking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import support.Attempt.Outcome;
import support.Bytes;
import support.OnCue;

/** Who builds on an earlier exercise that is wrong looks in vain for the mistake in this one. */
final class EarlierLessons {

    private EarlierLessons() {}

    /** A trial of an earlier exercise; false or an exception if it is not right. */
    private interface Trial {
        boolean goesWell() throws IOException;
    }

    /** Fails if it is an earlier exercise that this outcome comes from. */
    static void judge(Outcome<?> outcome) {
        judge(outcome, "Asking.take()", "three-answers", EarlierLessons::takes);
        judge(outcome, "Outgoing", "write-it-all", EarlierLessons::sends);
    }

    private static void judge(Outcome<?> outcome, String what, String id, Trial trial) {
        boolean well;
        try {
            well = trial.goesWell();
        } catch (IOException | RuntimeException | Error thrown) {
            well = false;
        }
        if (!well) {
            throw outcome.fail(
                    what + " does not do what was asked of it",
                    "the exercise " + id + " done: this one is built on it",
                    "The mistake is there, before any rounds are made. Look there first:"
                            + " ./workbook check " + id);
        }
    }

    private static boolean takes() throws IOException {
        byte[] piece = Bytes.of("abc");
        OnCue channel = new OnCue().brings(piece).silent(1).brings(piece).ends();
        ByteBuffer buffer = ByteBuffer.allocate(8);
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        boolean well = true;
        for (Answer.Kind kind : new Answer.Kind[] {
            Answer.Kind.DATA, Answer.Kind.WOULD_BLOCK, Answer.Kind.DATA, Answer.Kind.END
        }) {
            well &= Asking.take(channel, buffer, into).kind() == kind;
        }
        return well && Arrays.equals(into.toByteArray(), Bytes.join(piece, piece));
    }

    private static boolean sends() throws IOException {
        OnCue channel = new OnCue().takes(2, 0);
        Outgoing outgoing = new Outgoing();
        outgoing.add(Bytes.of("abcdef"));
        boolean goneTooEarly = outgoing.flush(channel);
        for (int i = 0; i < 6 && !outgoing.flush(channel); i++) {
            // Until it says that all is gone.
        }
        return !goneTooEarly && Arrays.equals(channel.taken(), Bytes.of("abcdef"));
    }
}
