package ch08poll;

import ch05ffi.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import support.Attempt;
import support.Attempt.Outcome;

/** Puts sources on a learner's list, and says who was forgotten, and by whom. */
final class RegistryLessons {

    static final Attempt ATTEMPT = Earlier.onEpoll(
            "register, reregister and deregister, of which tokens, source and kernel all know",
            "Who is on the list");

    private final Queue queue;

    RegistryLessons(Queue queue) {
        this.queue = queue;
    }

    void register(Source source, Token token) {
        done("register(" + name(source) + ", " + token + ", READABLE)", () -> {
            queue.registry().register(source, token, Interest.READABLE);
            return true;
        });
    }

    void reregister(Source source, Token token, Interest interest) {
        done("reregister(" + name(source) + ", " + token + ", " + interest + ")", () -> {
            queue.registry().reregister(source, token, interest);
            return true;
        });
    }

    void deregister(Source source) {
        done("deregister(" + name(source) + ")", () -> {
            queue.registry().deregister(source);
            return true;
        });
    }

    /** Must not throw: the learner may have told the kernel something that it does not know. */
    private void done(String did, Callable<Boolean> call) {
        Outcome<Boolean> outcome = ATTEMPT.run(did, call);
        if (outcome.thrown() instanceof ErrnoException
                || outcome.thrown() instanceof IllegalStateException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown() + queue.shown(),
                    "no exception",
                    "Tokens, source and kernel do not agree on who is on the list: one of them"
                            + " was not told what the others know.");
        }
        outcome.value();
    }

    /** Fails if these are not exactly the tokens that are told now. */
    void judgeTold(String what, List<Token> expected) {
        String did = what + "; then a wait that does not wait";
        List<Token> told = new ArrayList<>();
        for (long key : keys(did)) {
            told.add(ATTEMPT.run(did, () -> queue.registry().token(key)).result());
        }
        if (told.contains(null)) {
            throw ATTEMPT.fail(
                    did,
                    "an event whose key leads to no token" + queue.shown(),
                    "" + expected,
                    "The number that the kernel gives back is the one that it was given. It has to"
                            + " be the key, under which tokens knows the token.");
        }
        if (told.size() != expected.size()) {
            throw ATTEMPT.fail(
                    did,
                    told + queue.shown(),
                    "" + expected,
                    told.isEmpty()
                            ? "The kernel has not been asked for this, or not again: each register and each"
                                    + " reregister is one call of its own."
                            : "The kernel was not told that nobody wants to hear this any more.");
        }
        for (int i = 0; i < told.size(); i++) {
            judgeSame(did, told.get(i), expected.get(i));
        }
    }

    private void judgeSame(String did, Token told, Token expected) {
        if (told != expected) {
            throw ATTEMPT.fail(
                    did,
                    told + ", which belongs to another, or is an old one" + queue.shown(),
                    "the very " + expected + " that it was registered with",
                    did.startsWith("reregister")
                            ? "A change gets a new key, under which tokens knows the new token, and"
                                    + " the kernel is told that key."
                            : "Two sources may have equal tokens. Each registration has a key of its"
                                    + " own, and that key leads to its token.");
        }
    }

    void judgeRegisteredAlready(Source source, Registry registry) {
        Outcome<Boolean> outcome = registered(source, registry);
        if (!(outcome.thrown() instanceof IllegalStateException)) {
            throw outcome.fail(
                    describe(outcome) + queue.shown(),
                    "an IllegalStateException",
                    "It is on a list already, and a source belongs to one queue at a time.");
        }
    }

    private Outcome<Boolean> registered(Source source, Registry registry) {
        return ATTEMPT.run("register(" + name(source) + ", ...) once more", () -> {
            registry.register(source, new Token(0), Interest.READABLE);
            return true;
        });
    }

    /** Fails if those who were refused still have their places. */
    void judgeNoTrace(String what, int refused) throws Exception {
        Pipe next = queue.pipe();
        register(next.receiver(), new Token(1));
        queue.write(next);
        long place = (int) fetch();
        if (place >= refused) {
            throw ATTEMPT.fail(
                    what + ", " + refused + " times; then register() of another one",
                    "that one has place " + place + " in tokens",
                    "a place below " + refused,
                    "Each time a token was left behind that nobody will ever remove. Whatever"
                            + " comes in between, an IOException or a RuntimeException: what was"
                            + " added before the kernel was asked has to go again.");
        }
    }

    /** The key of the one event that is there. */
    long fetch() {
        List<Long> keys = keys("a byte, and a wait");
        if (keys.size() != 1) {
            throw ATTEMPT.fail(
                    "register() of one source, a byte for it, and a wait",
                    keys.size() + " events" + queue.shown(),
                    "one",
                    "The kernel tells of what it was asked for with epoll.add().");
        }
        return keys.get(0);
    }

    private List<Long> keys(String did) {
        return ATTEMPT.get(did, queue::keys);
    }

    void judgeStale(long key, String change) {
        String did = "an event is fetched; then " + change + "; then the event is looked at";
        Token token = ATTEMPT.run(did, () -> queue.registry().token(key)).result();
        if (token != null) {
            throw ATTEMPT.fail(
                    did,
                    "it still leads to " + token,
                    "to nobody: it is stale",
                    change.startsWith("de")
                            ? "The event was written before its source left, and lies in the array"
                                    + " of this round. Whoever acted on it would act for somebody"
                                    + " who has left."
                            : "The event was written for somebody who wanted something else. From"
                                    + " the change on its key must lead nowhere; the kernel tells"
                                    + " again of what is ready, with the new one.");
        }
    }

    void judgeStaleAfterAChange(long key) {
        String did = "reregister(), an event is fetched, deregister(); then the event is looked at";
        Token token = ATTEMPT.run(did, () -> queue.registry().token(key)).result();
        if (token != null) {
            throw ATTEMPT.fail(
                    did,
                    "it still leads to " + token,
                    "to nobody: it is stale",
                    "deregister() has taken away another key than the one that the last reregister()"
                            + " gave. The source has to be told each new Registration.");
        }
    }

    void judgeSilent() {
        List<Long> keys = keys("deregister(), then a byte, then a wait");
        if (!keys.isEmpty()) {
            throw ATTEMPT.fail(
                    "register(), deregister(), then a byte, then a wait",
                    "the kernel tells of it still" + queue.shown(),
                    "nothing: epoll_ctl(..., EPOLL_CTL_DEL, ...) was called",
                    "A kernel that is not told goes on telling. Your tokens would hide it, and each"
                            + " wait would come back for nothing.");
        }
    }

    void judgeOpen(Source source) {
        if (!source.isOpen()) {
            throw ATTEMPT.fail(
                    "deregister(" + name(source) + ")",
                    "the source is closed",
                    "open: it stays the caller's",
                    "To hear of something no more is not to be done with it.");
        }
    }

    void judgeMoves(Source source, Registry elsewhere, Token token) {
        Outcome<Boolean> outcome = ATTEMPT.run("deregister() here, register() elsewhere", () -> {
            elsewhere.register(source, token, Interest.READABLE);
            return true;
        });
        if (outcome.thrown() != null) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "no exception",
                    "It has left here, so it may go where it likes. The source has to forget its"
                            + " registration too.");
        }
    }

    static String describe(Outcome<?> outcome) {
        return outcome.thrown() == null ? "it returned" : "it threw " + outcome.thrown();
    }

    static String name(Source source) {
        return source.toString().replaceAll(" [(].*", "");
    }
}
