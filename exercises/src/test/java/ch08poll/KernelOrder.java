package ch08poll;

import ch05ffi.SysEpoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import support.Attempt;

/** Looks at a learner's list in the moment in which the kernel is told of a change. */
final class KernelOrder {

    private static final Attempt ATTEMPT = RegistryLessons.ATTEMPT;

    private final Queue queue;

    KernelOrder(Queue queue) {
        this.queue = queue;
    }

    /** A step that tells the kernel something. */
    interface Step {
        void run() throws Exception;
    }

    /** What is ready may be fetched before epoll_ctl has come back: it leads to somebody then. */
    void judgeKnownAtOnce(String what, Step step) throws Exception {
        queue.registry();
        queue.library().forget();
        List<Long> fetched = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        queue.library().after("epoll_ctl", 1, () -> {
            for (long key : keys()) {
                fetched.add(key);
                tokens.add(token(key));
            }
        });
        step.run();
        if (tokens.contains(null)) {
            throw ATTEMPT.fail(
                    what + " of a source that is ready; another thread waits, and fetches its event"
                            + " at once",
                    "an event whose key, " + fetched.get(0) + ", leads to nobody" + queue.shown(),
                    "tokens knows the key before the kernel does",
                    "From epoll_ctl on events come, and an edge is told once: this one is lost. Token"
                            + " first, then the kernel; and if it refuses, the token goes again.");
        }
    }

    /** A change is one call: between two of them nobody would watch. */
    void judgeOneCall() {
        List<Integer> operations = queue.library().calls("epoll_ctl").stream()
                .map(call -> (Integer) call.arguments().get(1))
                .toList();
        if (!operations.equals(List.of(SysEpoll.EPOLL_CTL_MOD))) {
            throw ATTEMPT.fail(
                    "reregister()",
                    operations.size() + " calls of epoll_ctl" + queue.shown(),
                    "one, with EPOLL_CTL_MOD",
                    "Between two calls nobody watches the source, and if the second is refused it is"
                            + " on no list. modify() does both in one step, or nothing.");
        }
    }

    /** An event that was fetched before is nobody's when the kernel is told. */
    void judgeForgottenBefore(Registration mine, Step step) throws Exception {
        List<Token> tokens = new ArrayList<>();
        queue.library().before("epoll_ctl", 1, () -> tokens.add(token(mine.key())));
        step.run();
        if (tokens.stream().anyMatch(token -> token != null)) {
            throw ATTEMPT.fail(
                    "deregister(); when it tells the kernel, an event from before is looked at",
                    "it still leads to " + tokens.get(0),
                    "to nobody",
                    "Whoever waits meanwhile would be told of a source that is leaving. Token first"
                            + " again, then the kernel.");
        }
    }

    /** Fails unless the source knows the token that it was given last. */
    void judgeKnows(Source source, Token token) {
        Registration now = source.registration();
        if (now == null || now.token() != token) {
            throw ATTEMPT.fail(
                    "reregister() with " + token,
                    "the source says that it is registered as "
                            + (now == null ? "nothing" : now.token()),
                    "as " + token,
                    "The source has its own note of where it stands, and what it says there is told"
                            + " to whoever registers it twice. A change is a new Registration.");
        }
    }

    private Token token(long key) {
        try {
            return queue.registry().token(key);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Long> keys() {
        try {
            return queue.keys();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
