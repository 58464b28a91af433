package ch07triggers;

import ch05ffi.ErrnoException;
import ch05ffi.SysEpoll;
import ch07triggers.Calls.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Lesson;

/**
 * Finds out which of the well-known wrong turns the reading of many replies took.
 *
 * @param outcome what came of it
 * @param stage what was called
 * @param wires the connections
 * @param told what was told of each reply: by index, as often as it was told
 * @param replies what they should have said
 */
record OnceEachLessons(
        Outcome<Boolean> outcome,
        Stage stage,
        List<Wire> wires,
        Map<Integer, List<byte[]>> told,
        List<byte[]> replies) {

    static final Attempt ATTEMPT = Earlier.attempt(
            "each reply told once, when its end has come, from an edge-triggered epoll",
            "The end comes twice");

    /** Fails if not each reply was told once, and rightly. */
    void judge() {
        judgeMasks();
        judgeTokens();
        for (int index = 0; index < wires.size(); index++) {
            judgeTwice(index);
        }
        judgeStopped();
        if (outcome.thrown() instanceof IllegalStateException) {
            judgeOpen(); // a descriptor that was closed, and used once more
        }
        outcome.value();
        judgeMissing();
        for (int index = 0; index < wires.size(); index++) {
            judgeBytes(index);
        }
    }

    private void judgeMasks() {
        for (Control control : stage.calls().controls()) {
            boolean watches = control.op() != SysEpoll.EPOLL_CTL_DEL;
            if ((control.mask() & SysEpoll.EPOLLONESHOT) != 0) {
                throw outcome.fail(
                        "a connection is watched with the mask 0x"
                                + Integer.toHexString(control.mask()),
                        "EPOLLIN | EPOLLET, which is 0x80000001",
                        "EPOLLONESHOT tells one thing and then nothing more, until it is asked again."
                                + " A reply may come in many pieces.");
            }
            if (watches && (control.mask() & SysEpoll.EPOLLET) == 0) {
                throw outcome.fail(
                        "a connection is watched with the mask 0x"
                                + Integer.toHexString(control.mask()),
                        "EPOLLIN | EPOLLET, which is 0x80000001",
                        "Without EPOLLET the epoll is level-triggered, and an end is readable for"
                                + " ever: it would be told at every wait, until the last of the"
                                + " others is over, and your thread would not sleep any more.");
            }
        }
    }

    private void judgeTokens() {
        List<Long> tokens = stage.calls().controls().stream()
                .filter(control -> control.op() == SysEpoll.EPOLL_CTL_ADD)
                .map(Control::token)
                .toList();
        boolean same = tokens.stream().distinct().count() < tokens.size();
        if (same || outcome.thrown() instanceof IndexOutOfBoundsException) {
            throw outcome.fail(
                    "the connections were added with the tokens " + tokens
                            + (same ? "" : "; then it threw " + outcome.thrown()),
                    "the index of each, from 0 to " + (wires.size() - 1),
                    "An event brings back the token that you gave, and nothing else tells you whose"
                            + " it is. With its index you find the conversation in the list.");
        }
    }

    private void judgeTwice(int index) {
        if (told(index).size() > 1) {
            throw outcome.fail(
                    "reply #" + index + " was told " + told(index).size() + " times; "
                            + untold().size() + " of " + wires.size() + " were not told at all"
                            + calls(),
                    "each reply once",
                    "The end came after epoll_wait had returned, and before your read: that was"
                            + " a new edge, and you had already read what it was about. So the"
                            + " next wait told you of the same end once more, and you took it for"
                            + " another. Whether a connection is over is for you to remember.");
        }
    }

    private void judgeStopped() {
        if (!(outcome.thrown() instanceof Stopped stopped)) {
            return;
        }
        if (stopped.kind() != Stopped.Kind.ASLEEP) {
            throw outcome.fail(
                    stopped + ". Told: " + told.keySet(),
                    "a wait with -1, that is to say for ever, and reads that end with EAGAIN or 0",
                    "Your thread never sleeps, though there is nothing to do. With an"
                            + " edge-triggered epoll one may wait for ever, if one has read"
                            + " everything before.",
                    stopped.yours());
        }
        List<Integer> untold = untold();
        if (untold.isEmpty()) {
            throw asleep(stopped, "All of them are over. Who waits now waits for nobody.");
        }
        int first = untold.get(0);
        if (wires.get(first).unread() > 0) {
            throw asleep(stopped, whyUnread(first));
        }
        boolean wasRead = reads(first).count > 0 && reads(first).ends == 0;
        if (wasRead && reads(first).dry == 0) {
            throw asleep(
                    stopped,
                    "You have read the bytes of #" + first + ", and stopped there: the end stood"
                            + " behind them, in the same edge, and is not told again. Drain it.");
        }
        throw asleep(
                stopped,
                reads(first).ends > 0
                        ? "You have read the end of #" + first + ", and not taken it for one. Bytes"
                                + " and end may come in one edge, or the end by itself: what counts"
                                + " is how a drain ends, not whether something came before."
                        : "Nobody has told you anything of #" + first + ": is it in the epoll, for"
                                + " EPOLLIN, with its own token?");
    }

    private String whyUnread(int index) {
        return reads(index).count == 0
                ? "The wait gave you several events, and you did not get to all of them. Each was"
                        + " told once: who is passed over now is not told again. Go through all"
                        + " of them, from 0 to n - 1."
                : "You were told of #" + index + ", and left bytes in the kernel's buffer. Of"
                        + " those you are not told again. Drain it, each time.";
    }

    private Lesson.Failure asleep(Stopped stopped, String why) {
        return outcome.fail(
                "your thread sleeps in epoll_wait, for ever. Not told: " + untold()
                        + "; unread bytes: " + wires.stream().map(Wire::unread).toList() + calls(),
                "all " + wires.size() + " replies told, and then a return",
                why,
                stopped.yours());
    }

    private void judgeMissing() {
        List<Integer> untold = untold();
        if (untold.isEmpty()) {
            return;
        }
        int ends = wires.stream()
                .mapToInt(wire -> stage.calls().reads(wire.number()).ends)
                .sum();
        String saw = "you returned, and " + untold.size() + " of " + wires.size()
                + " replies were not told: " + untold + calls();
        String all = "a return when all of them have been told";
        throw outcome.fail(
                saw,
                all,
                ends >= wires.size()
                        ? "Your reads have met " + ends
                                + " ends, and some were the same one, told a"
                                + " second time. Count connections that are over, each of them"
                                + " once."
                        : "You have counted events, or reads. An event says that something has"
                                + " come, and a reply may come in many pieces: only its end, a"
                                + " read of 0, makes it whole.");
    }

    private void judgeBytes(int index) {
        byte[] expected = replies.get(index);
        byte[] got = told(index).get(0);
        if (Arrays.equals(expected, got)) {
            return;
        }
        int from = expected.length - got.length;
        boolean isRest =
                from > 0 && Arrays.equals(expected, from, expected.length, got, 0, got.length);
        throw outcome.fail(
                "reply #" + index + ": " + Bytes.difference(expected, got),
                Bytes.quoted(expected),
                isRest
                        ? "What you had read at the first events is gone. A reply comes in several"
                                + " edges, and its end may come in one of its own: what was read"
                                + " has to be kept with the connection, from one event to the"
                                + " next."
                        : "What comes over a connection belongs to that one, and all of it, from"
                                + " the first byte to the end.");
    }

    /** Fails if replies were not told yet when the next one came. */
    void judgeNotLate(List<Integer> late) {
        if (!late.isEmpty()) {
            throw outcome.fail(
                    "when you waited for the next one, " + late.size() + " that had ended were not"
                            + " told yet: the first was #" + late.get(0),
                    "each told as soon as its end has come",
                    "Whoever has ended waits for nobody: tell its reply before you wait again.");
        }
    }

    /** Fails unless the caller got to know that a connection is broken. */
    void judgeBroken(int index) {
        if (outcome.thrown() instanceof Stopped) {
            judgeStopped();
        }
        if (!told(index).isEmpty()) {
            throw outcome.fail(
                    "reply #" + index + " was told, as if it were whole" + calls(),
                    "the ErrnoException of its drain, with ECONNRESET",
                    "Its end has not come: the connection broke. Whoever is told half a reply"
                            + " believes in it.");
        }
        if (!(outcome.thrown() instanceof ErrnoException)) {
            throw outcome.fail(
                    outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown(),
                    "the ErrnoException of its drain, with ECONNRESET",
                    "One reply will never come, and only you know: the caller has to.");
        }
        judgeOpen();
    }

    /** Fails if there was nobody to wait for, and it waited. */
    void judgeNobody() {
        if (outcome.thrown() instanceof Stopped stopped) {
            throw outcome.fail(
                    "your thread sleeps in epoll_wait, for ever" + calls(),
                    "a return: there is nobody to wait for",
                    "Ask whether anybody is left before you wait, and not only after.",
                    stopped.yours());
        }
        outcome.value();
    }

    /** Fails if something was closed that was lent, or left open that was not. */
    void judgeOpen() {
        List<Integer> closed = new ArrayList<>();
        for (int index = 0; index < wires.size(); index++) {
            if (stage.wasClosed(wires.get(index))) {
                closed.add(index);
            }
        }
        if (!closed.isEmpty()) {
            throw outcome.fail(
                    "you closed the connections " + closed,
                    "open ones: they are the caller's, who still has something to say",
                    "The peer has ended what it says, and not the connection: it still listens."
                            + " A close at the end does make the second edge go away, and the"
                            + " connection with it.");
        }
        if (stage.openEpolls() > 0) {
            throw outcome.fail(
                    "your epoll is still open after the return",
                    "closed, however it ends",
                    "An epoll is a descriptor too, and this one is yours: nobody else can close"
                            + " it. try (Epoll epoll = new Epoll(libc)) does.");
        }
    }

    private Calls.Reads reads(int index) {
        return stage.calls().reads(wires.get(index).number());
    }

    private String calls() {
        return stage.shown(8, "epoll_wait", "read");
    }

    private List<byte[]> told(int index) {
        return told.getOrDefault(index, List.of());
    }

    private List<Integer> untold() {
        List<Integer> untold = new ArrayList<>();
        for (int index = 0; index < wires.size(); index++) {
            if (told(index).isEmpty()) {
                untold.add(index);
            }
        }
        return untold;
    }
}
