package ch08poll;

import ch05ffi.ErrnoException;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;

/** Lets the kernel refuse what a learner's list asks of it, and says what was not taken back. */
final class Refusals {

    private static final Attempt ATTEMPT = RegistryLessons.ATTEMPT;

    private final Queue queue;

    Refusals(Queue queue) {
        this.queue = queue;
    }

    void judgeRegister(Source source, Token token) {
        Outcome<Boolean> outcome = refused(Errno.ENOSPC, "register", source, () -> {
            queue.registry().register(source, token, Interest.READABLE);
            return true;
        });
        if (!source.isOpen()) {
            throw outcome.fail(
                    "the source is closed",
                    "open: it stays the caller's",
                    "It is not on the list, and that is all. What becomes of it now is for whoever"
                            + " has opened it to say.");
        }
        if (outcome.thrown() instanceof IllegalStateException) {
            throw outcome.fail(
                    "it threw " + outcome.thrown(),
                    "the kernel asked again",
                    "It was refused the last time, so it is not on the list. Whatever was written"
                            + " down before the kernel had its say has to be taken back.");
        }
        judgeThrown(
                outcome,
                "epoll.add()",
                "It is not on the kernel's list, and the caller has to know.");
    }

    void judgeReregister(Source source, Token token) {
        Outcome<Boolean> outcome = refused(Errno.ENOMEM, "reregister", source, () -> {
            queue.registry().reregister(source, token, Interest.WRITABLE);
            return true;
        });
        judgeThrown(
                outcome,
                "epoll.modify()",
                "The kernel keeps to what it was told before, and the caller has to know.");
        Registration now = source.registration();
        if (now == null || now.token() == token) {
            throw outcome.fail(
                    "the source believes to be "
                            + (now == null ? "on no list" : "known as " + token),
                    "as it was before",
                    "The kernel has refused, so everything is as it was: write the change down when"
                            + " it has agreed.");
        }
        judgeStillLeads(outcome, now);
    }

    private void judgeStillLeads(Outcome<Boolean> outcome, Registration now) {
        Token leads = ATTEMPT.run(outcome.did(), () -> queue.registry().token(now.key()))
                .result();
        if (leads == null) {
            throw outcome.fail(
                    "the old key leads to no token any more",
                    "to the old token: the kernel still gives this key back",
                    "The old key went before the kernel had agreed to the new one. Remove it when"
                            + " modify has come back without an exception.");
        }
    }

    /** The kernel does not delete; the source has left all the same. */
    void judgeDeregister(Source source, long key) {
        Outcome<Boolean> outcome = refused(Errno.ENOENT, "deregister", source, () -> {
            queue.registry().deregister(source);
            return true;
        });
        judgeThrown(
                outcome,
                "epoll.delete()",
                "Something is not as it was believed: the caller has to know.");
        Token leads =
                ATTEMPT.run(outcome.did(), () -> queue.registry().token(key)).result();
        if (source.registration() != null || leads != null) {
            throw outcome.fail(
                    source.registration() != null
                            ? "the source believes to be on the list still"
                            : "its key still leads to " + leads,
                    "token and registration gone, whatever the kernel says",
                    "Whoever calls deregister wants to hear no more. Strike it off your own lists"
                            + " first, and tell the kernel last: then its refusal changes nothing.");
        }
    }

    /** The kernel has a row for this descriptor already, which belongs to another source. */
    void judgeThere(Source source, Token token) {
        Outcome<Boolean> outcome =
                ATTEMPT.run("register(another source with the same descriptor, ...)", () -> {
                    queue.registry().register(source, token, Interest.READABLE);
                    return true;
                });
        boolean told =
                outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == Errno.EEXIST;
        if (!told) {
            throw outcome.fail(
                    RegistryLessons.describe(outcome) + queue.shown(),
                    "the ErrnoException that epoll.add() threw, with EEXIST",
                    "The kernel has a row for this descriptor, and it is another source's. Who"
                            + " changes it, or deletes it, takes that one off its list.");
        }
    }

    /** A closed source has no number that the kernel could be given. */
    void judgeClosed(Source source, Token token) {
        Outcome<Boolean> outcome = ATTEMPT.run("register(a source that is closed, ...)", () -> {
            queue.registry().register(source, token, Interest.READABLE);
            return true;
        });
        if (!(outcome.thrown() instanceof IllegalStateException)) {
            throw outcome.fail(
                    RegistryLessons.describe(outcome),
                    "the IllegalStateException of its Fd",
                    "There is no descriptor any more that could be watched.");
        }
    }

    private Outcome<Boolean> refused(
            Errno reason, String method, Source source, Callable<Boolean> call) {
        queue.library().fails("epoll_ctl", 1, reason.intValue());
        String name = RegistryLessons.name(source);
        return ATTEMPT.run(
                method + "(" + name + ", ...), while the kernel refuses with " + reason.name(),
                call);
    }

    private static void judgeThrown(Outcome<Boolean> outcome, String by, String why) {
        if (!(outcome.thrown() instanceof ErrnoException)) {
            throw outcome.fail(
                    RegistryLessons.describe(outcome),
                    "the ErrnoException that " + by + " threw",
                    why);
        }
    }
}
