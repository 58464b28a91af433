package ch09requests;

import ch01blocking.Request;
import ch08poll.NetLibc;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jnr.constants.platform.Errno;
import support.FarSide;
import support.NativeCall;
import support.Stumbling;

/** Finds out from the calls that were made why requests sleep that are not over. */
final class Standstill {

    static final String OVER =
            "All were told how they have ended, and yet you wait for one more. What is over has"
                    + " to leave the map, whichever way it has ended.";
    private static final String STEP =
            "One edge can bring many things: it is connected, there is room, bytes have come."
                    + " You took one step and waited for the next event, which was this one. Go"
                    + " on from state to state until something would wait.";
    private static final String PART =
            "You have sent a part of the request, as much as there was room for, and took it for"
                    + " all of it. The server waits for the rest, and you wait for the server."
                    + " What remains is sent when there is room: stay in SENDING.";
    private static final String COMPLETE =
            "All was sent, and what has come is read to its last byte. A reply with"
                    + " Content-Length is complete with that byte, and nothing need come behind"
                    + " it. When feed says that it is complete, proceed says true.";
    private static final String ENDED =
            "You have read the end, -1, and nothing came of it. Tell the feed, by end(). If that"
                    + " throws, whoever called proceed has to hear of it. If not, its reply is"
                    + " complete, and proceed says true: ask isComplete() behind end(), too.";
    private static final String REST_OF_BATCH =
            "One has failed, and others had their event in the same batch, behind it: they never"
                    + " had their turn. What fails ends its own turn only: the try stands inside"
                    + " the loop over the events, and after it the loop goes on.";
    private static final String UNTOUCHED =
            " had an event, and you have made no call for it. Each request has its own token, its"
                    + " index: with the same one for two, one has the events of both. And"
                    + " whatever an event says, it is a reason to proceed.";

    /** What is no failure of a socket that never waits. */
    private static final Set<Integer> NOT_NOW = Set.of(
            Errno.EAGAIN.intValue(),
            Errno.EINTR.intValue(),
            Errno.EINPROGRESS.intValue(),
            Errno.ENOTCONN.intValue());

    private static final Set<String> TURN = Set.of("getsockopt", "getpeername", "send", "recv");

    private final Stumbling<NetLibc> library;
    private final FarSide server;
    private final Ears ears;
    private final List<String> paths;

    Standstill(Stumbling<NetLibc> library, FarSide server, Ears ears, List<String> paths) {
        this.library = library;
        this.server = server;
        this.ears = ears;
        this.paths = paths;
    }

    /** Why, as far as it can be seen now, before everything is closed. */
    String why() {
        if (ears.told().size() >= paths.size()) {
            return OVER;
        }
        int[] open = IntStream.range(0, paths.size()).filter(this::isOpen).toArray();
        for (int index : open) {
            String why = why(index);
            if (!why.isEmpty()) {
                return why;
            }
        }
        return COMPLETE;
    }

    private boolean isOpen(int index) {
        return server.isOpen(index) && ears.told(index).isEmpty();
    }

    /** What the matter is with one of them; empty if it has read all that it was sent. */
    String why(int index) {
        List<NativeCall> turns = turns(index).toList();
        if (turns.isEmpty()) {
            return ears.told().stream().anyMatch(told -> told.reason() != null)
                    ? REST_OF_BATCH
                    : "#" + index + UNTOUCHED;
        }
        for (NativeCall call : turns) {
            if (call.failed() && !NOT_NOW.contains(call.errno()) || isReason(call)) {
                return "By " + call.name() + " the kernel has said why #" + index + " has failed,"
                        + " and nobody was told. Let the exception out of proceed: whoever has"
                        + " called it tells replies.";
            }
        }
        return hasReadTheEnd(index) ? ENDED : whyUnfinished(index);
    }

    private static boolean isReason(NativeCall call) {
        return call.name().equals("getsockopt")
                && ((ByteBuffer) call.arguments().get(3)).getInt(0) != 0;
    }

    private String whyUnfinished(int index) {
        long sent = bytes("send", index);
        int left = server.unread(index);
        if (sent == 0 || left > 0 && calls("recv", index).findAny().isEmpty()) {
            return STEP;
        }
        if (left > 0) {
            return "Bytes have come, and you have left some of them"
                    + " unread: " + left + ". Their edge was"
                    + " told, and is told once. Read on until nothing is there, or the reply"
                    + " is complete; and clear the buffer each time, for one without room brings"
                    + " 0 as well.";
        }
        int all = Request.requestFor(paths.get(index), Host.of(server.address())).length;
        return sent < all ? PART : "";
    }

    /** Why a request was told so many times, and not once. */
    String whyNotOnce(long times) {
        if (times > 1) {
            return "It has ended once. Tell of it in one place, and take it out of the map before:"
                    + " who is told may throw, and that is not another end.";
        }
        if (Stream.of("socket", "epoll_ctl")
                .flatMap(name -> library.calls(name).stream())
                .anyMatch(NativeCall::failed)) {
            return "One that cannot even begin has ended, too. Whoever asked for it has to hear"
                    + " of it, by replies.failure.";
        }
        return ears.told().isEmpty()
                ? "fetchAll returns when each has ended, and was told: sleep and proceed, again"
                        + " and again, for as long as there is one in the map."
                : "The map was empty, and this one had not ended. Has another taken its place in"
                        + " there? Each has its own token, its index, and is kept under that.";
    }

    /** How many bytes all these calls have moved for a request. */
    private long bytes(String name, int index) {
        return calls(name, index)
                .filter(call -> !call.failed())
                .mapToLong(call -> call.result().longValue())
                .sum();
    }

    /** How many bytes it has read. */
    long read(int index) {
        return bytes("recv", index);
    }

    /** Whether a read has said that nothing more will come. */
    boolean hasReadTheEnd(int index) {
        return calls("recv", index).anyMatch(call -> call.result().longValue() == 0);
    }

    private Stream<NativeCall> calls(String name, int index) {
        return turns(index).filter(call -> call.name().equals(name));
    }

    /** All calls that were made to bring a request forward. */
    private Stream<NativeCall> turns(int index) {
        List<NativeCall> sockets =
                library.calls("socket").stream().filter(call -> !call.failed()).toList();
        if (index >= sockets.size()) {
            return Stream.empty();
        }
        int fd = sockets.get(index).result().intValue();
        return library.calls().stream()
                .filter(call -> TURN.contains(call.name()) && call.fd() == fd);
    }
}
