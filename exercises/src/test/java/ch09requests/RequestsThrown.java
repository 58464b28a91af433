package ch09requests;

import ch05ffi.ErrnoException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ConcurrentModificationException;
import java.util.stream.Stream;
import support.Thrown;

/** Says what an exception tells that has gone the wrong way. */
final class RequestsThrown {

    static final String TOO_SOON =
            "You took the reply before it was complete. The end of the stream completes some"
                    + " replies, and of others it says that something is missing: tell the feed"
                    + " of it, and let the feed decide.";

    private RequestsThrown() {}

    /** Why it came out of fetchAll, where nothing but a request had failed. */
    static String why(Throwable thrown) {
        boolean inReply = Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Exchange.class.getName())
                        && frame.getMethodName().equals("reply"));
        if (thrown instanceof IllegalStateException && inReply) {
            return TOO_SOON;
        }
        if (thrown instanceof IOException) {
            return inReply
                    ? "A reply can be complete and no reply: exchange.reply() takes it apart, and"
                            + " throws. That is the failure of this one, as when proceed throws:"
                            + " call it inside the try, too."
                    : "One request has failed, and with it you have ended all. Whoever asked for"
                            + " it is told, by replies.failure; the others know nothing of it.";
        }
        if (thrown instanceof NullPointerException) {
            return "If it was open.get that gave null: nothing is in there under this key, or no"
                    + " longer. Its keys are Long, and an int becomes an Integer, which is never"
                    + " found among them, though the number be the same. Take token().value() as"
                    + " it is.";
        }
        if (thrown instanceof ConcurrentModificationException) {
            return "You go through the map, and meanwhile one is taken out of it or put in. Go"
                    + " through the events: each leads to its exchange.";
        }
        return Thrown.why(thrown);
    }

    /** Why a request was told as a failure whose reply has come; of it {@code read} bytes. */
    static String insteadOfReply(IOException told, long read) {
        if (told instanceof ErrnoException failed && failed.call().equals("connect")) {
            return "There was a connection long ago. What takeError says now is about what came"
                    + " later, such as a reset: ask Connect.isThere in CONNECTING only. What came"
                    + " before the reset is there still, and can be read.";
        }
        if (read == 0) {
            return "Its reply has come, and you have read nothing of it. An event may say that"
                    + " the server has ended, or that there is an error: that is a hint, and"
                    + " before it bytes may have come. Read, until read says so.";
        }
        String more = told instanceof EOFException
                ? " Was it fed as it came? After a read, what it has brought lies in front of the"
                        + " position: flip() first, feed then, and clear() before the next read."
                : " Look for whoever throws that: the reply itself is in order.";
        return "Its reply has come, and you have read " + read + " bytes of it." + more;
    }
}
