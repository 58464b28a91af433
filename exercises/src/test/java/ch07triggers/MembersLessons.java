package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.SysEpoll;
import ch06epoll.Epoll;
import ch07triggers.Pipes.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import support.Attempt;
import support.Attempt.Outcome;
import support.NativeCall;

/** Lets some join and leave a learner's {@code Members}, and says who was forgotten or mixed up. */
final class MembersLessons {

    private static final String ASKED =
            "those who have joined and not left are known by their tokens, and nobody else is";
    private static final Attempt ATTEMPT = Earlier.attempt(ASKED, "Closed is not gone");

    private final Pipes pipes;
    private Epoll epoll;
    private Members<String> members;

    MembersLessons(Pipes pipes) {
        this.pipes = pipes;
    }

    private Members<String> members() {
        if (members == null) {
            members = ATTEMPT.get("new Members(epoll)", () -> {
                epoll = pipes.epoll();
                return new Members<String>(epoll);
            });
        }
        return members;
    }

    long join(Pipe pipe, String name) {
        return join(pipe, SysEpoll.EPOLLIN, name);
    }

    long join(Pipe pipe, int mask, String name) {
        return ATTEMPT.get(
                "join() of \"" + name + "\"", () -> members().join(pipe.reader(), mask, name));
    }

    /** Whose token this is, as whose() says. */
    private Optional<String> whose(String did, long token) {
        Outcome<Optional<String>> outcome = ATTEMPT.run(did, () -> members().whose(token));
        if (outcome.thrown() instanceof NullPointerException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "an answer: a member, or nobody",
                    "A token that is not in your map leads to null there, and that is the case that"
                            + " whose() is made for. Optional.ofNullable() takes null, and map() goes"
                            + " on only if there is somebody.");
        }
        return outcome.value();
    }

    void leave(long token) {
        String did = "leave(" + token + ")";
        Outcome<Boolean> outcome = left(did, token);
        if (outcome.thrown() instanceof IllegalStateException
                || outcome.thrown() instanceof ErrnoException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + "\n" + pipes.shown(),
                    "epoll_ctl(..., EPOLL_CTL_DEL, ...), then close",
                    "After close() there is no number left to delete the registration by. Delete"
                            + " first, close second.");
        }
        outcome.value();
    }

    private Outcome<Boolean> left(String did, long token) {
        return ATTEMPT.run(did, () -> {
            members().leave(token);
            return true;
        });
    }

    /** Likewise, of one who has left already. */
    void leaveAgain(long token) {
        String did = "leave(" + token + "), for the second time";
        Outcome<Boolean> outcome = left(did, token);
        List<NativeCall> made = pipes.library().calls();
        if (outcome.thrown() != null || !made.isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "" + made : "it threw " + outcome.thrown(),
                    "nothing happens",
                    "Two parts of a program may find out that a connection is over, in the same"
                            + " round: one by its end, one by a time limit. The second to come finds"
                            + " nobody by this token, and that is all right.");
        }
    }

    /** Whose events the kernel tells of now. */
    List<Long> told() {
        EpollEvents events = new EpollEvents(8);
        int n = ATTEMPT.get("epoll.wait(events, 0)", () -> epoll.wait(events, 0));
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int index = i;
            tokens.add(ATTEMPT.get("events.token(" + i + ")", () -> events.token(index)));
        }
        return tokens;
    }

    void judgeTold(String what, List<Long> told, List<Long> expected) {
        if (!told.equals(expected) || told.isEmpty()) {
            throw ATTEMPT.fail(
                    "join() of some; " + what + "; epoll.wait(events, 0)",
                    "events with the tokens " + told,
                    "" + expected,
                    "The kernel gives back the token that epoll.add() was given, and join() returns"
                            + " the same.");
        }
    }

    void judgeMember(String what, long token, String expected) {
        String did = "whose(" + token + "), " + what;
        Optional<String> whose = whose(did, token);
        if (!whose.equals(Optional.of(expected))) {
            throw ATTEMPT.fail(
                    did,
                    "" + whose,
                    "" + Optional.of(expected),
                    "This one is a member still. If another one got its token, or if its place was"
                            + " given away, its events go astray.");
        }
    }

    void judgeNew(Set<Long> seen, long token, String did) {
        if (!seen.add(token)) {
            throw ATTEMPT.fail(
                    did,
                    "token " + token + ", for the second time; so far: " + seen,
                    "a token that nobody had before",
                    "Somebody had this token, and an event with it may still lie in the array of"
                            + " this round. A token is given once, like the number of a passport:"
                            + " count up, and do not fill holes.");
        }
    }

    void judgeStale(long token, boolean sameNumber) {
        String did =
                "two are ready in one batch; in the turn of the first, the second leaves, and a"
                        + " newcomer joins" + (sameNumber ? ", who gets its descriptor number" : "")
                        + "; whose(" + token + "), of the second event";
        Optional<String> whose = whose(did, token);
        if (whose.isPresent()) {
            boolean newcomer = whose.get().equals("newcomer");
            throw ATTEMPT.fail(
                    did,
                    "" + whose,
                    "nobody: Optional.empty()",
                    newcomer
                            ? "The event was written before the newcomer came, and is about somebody"
                                    + " else. A descriptor's number, or the first free place, goes to"
                                    + " the next one at once: no token can be made of it."
                            : "It has left, and its descriptor is closed: whoever follows this event"
                                    + " reads a number that is nobody's, or another's.");
        }
    }

    void judgeNobody(long token) {
        String did = "whose(" + token + "), whose member has left";
        Optional<String> whose = whose(did, token);
        if (whose.isPresent()) {
            throw ATTEMPT.fail(
                    did,
                    "" + whose,
                    "nobody: Optional.empty()",
                    "Whoever has left is nobody from that moment on, also if the kernel was of"
                            + " another opinion a moment ago. Take it out of your map, first of all.");
        }
    }

    /** Fails if one who was asked for a moment ago is known no more. */
    void judgeStillThere(long token, String expected) {
        String did = "whose(" + token + "), and whose(" + token + ") once more";
        Optional<String> whose = whose(did, token);
        if (!whose.equals(Optional.of(expected))) {
            throw ATTEMPT.fail(
                    did,
                    Optional.of(expected) + " the first time, and then " + whose,
                    Optional.of(expected) + " each time",
                    "A member has many events. To ask whose an event is takes nobody out of your map:"
                            + " only leave() does.");
        }
    }

    /** Fails if there are more or fewer. */
    void judgeSize(int expected) {
        judgeSize(
                expected,
                "Members are those who have joined and not left. join() puts one into your map, and"
                        + " leave() takes one out.");
    }

    private void judgeSize(int expected, String why) {
        int size = ATTEMPT.get("size()", () -> members().size());
        if (size != expected) {
            throw ATTEMPT.fail("size(), after all that", "" + size, "" + expected, why);
        }
    }

    /** Fails if these were not told, though nobody has read, because join() took another mask. */
    void judgeMask(String did, List<Long> expected, boolean again) {
        List<Long> told = told().stream().sorted().toList();
        if (!told.equals(expected.stream().sorted().toList())) {
            throw ATTEMPT.fail(
                    did + (again ? ", twice" : "") + "\n" + pipes.shown(),
                    (again ? "the second time " : "") + "events with the tokens " + told,
                    "" + expected,
                    "What one wants to be told of, and whether each edge once or as long as it lasts,"
                            + " is the caller's to say. Hand the mask on as it came, with nothing"
                            + " added and nothing taken away.");
        }
    }

    /** Fails if the kernel still tells of one who has left. */
    void judgeGone(long token) {
        List<Long> told = told();
        if (!told.isEmpty()) {
            throw ATTEMPT.fail(
                    "join(), dup() of its descriptor by somebody else, leave(" + token + "); then"
                            + " bytes come, and epoll.wait(events, 0)\n" + pipes.shown(),
                    "events with the tokens " + told,
                    "no event: it has left",
                    "close() ended the number, and not what is behind it, which the dup keeps alive."
                            + " The registration is kept with it, and now nobody has a number to"
                            + " delete it by. Delete before you close, each time.");
        }
    }

    void judgeClosed(Pipe pipe) {
        if (pipes.library().open().contains(pipe.in())) {
            throw ATTEMPT.fail(
                    "leave() of one with descriptor " + pipe.in() + "\n" + pipes.shown(),
                    "no close(" + pipe.in() + "): it is open still",
                    "closed, in every case",
                    "From join() on the descriptor is yours, so leave() gives it back. If the delete"
                            + " fails, nobody else will: close in a finally, or by a try that does.");
        }
    }

    /** Fails if a join that the kernel refuses does not say so, or takes the descriptor away. */
    void judgeRefused(Pipe pipe) {
        String did = "join(), while the kernel refuses with ENOSPC";
        Outcome<Long> outcome =
                ATTEMPT.run(did, () -> members().join(pipe.reader(), SysEpoll.EPOLLIN, "refused"));
        if (!(outcome.thrown() instanceof ErrnoException)) {
            throw outcome.fail(
                    outcome.thrown() == null ? "token " + outcome.result() : "" + outcome.thrown(),
                    "the ErrnoException that epoll.add() threw",
                    "It is not watched, and its owner has to know.");
        }
        if (!pipes.library().open().contains(pipe.in())) {
            throw outcome.fail(
                    "it closed descriptor " + pipe.in(),
                    "open: it stays the caller's",
                    "Who is refused has not become yours.");
        }
        judgeSize(
                0,
                "Whoever was refused has not joined: first the kernel, and only if it agrees, your"
                        + " map.");
    }

    /** Fails if a failed delete is kept quiet, or keeps the descriptor open. */
    void judgeLeaveFails(long token, Pipe pipe) {
        Outcome<Boolean> outcome = left("leave(" + token + "), while the delete fails", token);
        judgeClosed(pipe);
        judgeTold(
                outcome,
                "the ErrnoException that epoll.delete() threw",
                "The registration may be there still. Close the descriptor, and let the caller"
                        + " know.");
    }

    /** Fails if a failed close is kept quiet. */
    void judgeCloseFails(long token) {
        judgeTold(
                left("leave(" + token + "), while the close fails with EIO", token),
                "the ErrnoException that close() threw",
                "A close may be what tells that something was lost. The caller, who has no"
                        + " descriptor to ask any more, has to hear of it.");
    }

    private static void judgeTold(Outcome<Boolean> outcome, String expected, String why) {
        if (!(outcome.thrown() instanceof ErrnoException)) {
            String saw = outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown();
            throw outcome.fail(saw, expected, why);
        }
    }
}
