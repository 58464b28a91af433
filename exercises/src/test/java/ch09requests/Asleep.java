package ch09requests;

import ch08poll.NetLibc;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import support.FarSide;
import support.KernelTime;
import support.NativeCall;

/**
 * Finds out why a learner's requests sleep for ever, or turn in circles.
 *
 * @param begun how many requests there were
 * @param told how many of them are over, as far as was told
 */
record Asleep(KernelTime<NetLibc> time, FarSide server, int begun, int told) {

    private static final String OVER =
            "All were told how they have ended, and yet you wait for one more. What is over has"
                    + " to leave the map, whichever way it has ended.";
    static final String STEP =
            "One edge can bring many things: it is connected, there is room, bytes have come."
                    + " You took one step and waited for the next event, which was this one. Go"
                    + " on from state to state until something would wait.";
    private static final String PART =
            "You have sent a part of the request, as much as there was room for, and took it for"
                    + " all of it. The server waits for the rest, and you wait for the server."
                    + " What remains is sent when there is room: stay in SENDING.";
    private static final String END =
            "The end of the stream has come, and you wait for more. Tell the feed of it, with"
                    + " end(), and ask again whether the reply is complete: some replies are"
                    + " completed by it.";
    private static final String UNTOLD =
            "The request was sent, and all that came was read. So the feed knows whether the reply"
                    + " is complete: ask it after each piece. An end may never come: the server"
                    + " may leave the connection open.";

    /** What the matter is, found out before everything is closed. */
    String why() {
        if (told >= begun) {
            return OVER;
        }
        int left = IntStream.range(0, begun).map(server::unread).sum();
        if (time.library().calls("send").isEmpty()
                || left > 0 && time.library().calls("recv").isEmpty()) {
            return STEP;
        }
        return left == 0
                ? nothingLeft()
                : "Bytes have come, and you have left some of them"
                        + " unread: " + left + ". Their edge was"
                        + " told, and is told once. Read on until nothing is there, or the reply"
                        + " is complete.";
    }

    private String nothingLeft() {
        boolean cut = lastOfEach("send").stream()
                .anyMatch(call ->
                        call.result().longValue() < ((Number) call.arguments().get(2)).longValue());
        boolean end = lastOfEach("recv").stream().anyMatch(call -> call.result().longValue() == 0);
        return cut ? PART : end ? END : UNTOLD;
    }

    /** The last call of this name on each descriptor that is open. */
    private Collection<NativeCall> lastOfEach(String name) {
        Map<Integer, NativeCall> last = new HashMap<>();
        time.library().calls(name).forEach(call -> last.put(call.fd(), call));
        last.keySet().retainAll(time.library().open());
        return last.values();
    }

    /** Told again and again that there is nothing, or nothing more. */
    static String whySpinning(String sentence) {
        return sentence.startsWith("recv")
                ? "What was read last time is all there is: no bytes so far, or none any more. When"
                        + " the feed is complete, or nothing comes, leave the loop."
                : "Not now is an answer. Whoever asks again at once stops all other requests: one"
                        + " thread serves them all. The queue says when it is worth asking again.";
    }
}
