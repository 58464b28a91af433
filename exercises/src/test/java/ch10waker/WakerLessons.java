package ch10waker;

import ch05ffi.ErrnoException;
import ch05ffi.SysEpoll;
import ch08poll.Events;
import ch08poll.Registry;
import ch08poll.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt;
import support.Attempt.Outcome;
import support.Sleeper.Rest;

/** Hangs a learner's bell, rings it, and says who did not hear it, and why. */
final class WakerLessons {

    private static final Attempt ATTEMPT =
            Earlier.bell("a bell that ends a wait from any thread, and that nobody has to read");

    private final Tower tower;
    private final Token token;

    WakerLessons(Tower tower, Token token) {
        this.tower = tower;
        this.token = token;
    }

    Waker waker() {
        return ATTEMPT.get(
                "new Waker(libc, registry, " + token + ")",
                () -> new Waker(tower.libc(), tower.registry(), token));
    }

    void wake(Waker waker, String did) {
        Outcome<Boolean> outcome = rung(waker, did);
        if (outcome.thrown() instanceof ErrnoException failed) {
            throw outcome.fail(
                    "it threw " + failed + tower.shown("write", "read"),
                    "no exception",
                    why(failed));
        }
        outcome.value();
    }

    private static String why(ErrnoException failed) {
        if (failed.errno() == Errno.EINTR) {
            return "A signal came first. It says nothing about the counter: try again.";
        }
        if (failed.errno() == Errno.EAGAIN && failed.call().equals("read")) {
            return "Two threads have found it full, and the other one was quicker to empty it. It"
                    + " is empty then, which is all that you wanted.";
        }
        return failed.errno() == Errno.EAGAIN
                ? "One more does not fit into the counter. That is no failure of the bell's: read"
                        + " it empty, and ring again."
                : "An eventfd takes exactly 8 bytes, as one number in the machine's own order.";
    }

    private static Outcome<Boolean> rung(Waker waker, String did) {
        return ATTEMPT.run(did, () -> {
            waker.wake();
            return true;
        });
    }

    void judgeHeard(String what, String why) throws IOException {
        List<Token> heard = tower.heard();
        if (!heard.equals(List.of(token))) {
            throw ATTEMPT.fail(
                    what + "; then a wait that does not wait",
                    "events of " + heard + ", and these calls:" + tower.shown("write", "read"),
                    "one that is readable, of " + token,
                    why);
        }
    }

    void judgeSilent(String what) throws IOException {
        List<Token> heard = tower.heard();
        if (!heard.isEmpty()) {
            throw ATTEMPT.fail(
                    what + "; then one wait more",
                    "events of " + heard,
                    "none",
                    "Nobody has rung since.");
        }
    }

    Night<Boolean> asleep() throws Exception {
        return Night.begin(tower, ATTEMPT, "poll(events) on another thread", () -> {
                    tower.poll().poll(new Events(2));
                    return true;
                })
                .untilAsleep();
    }

    void judgeAwake(Night<Boolean> night) {
        Rest rest = night.rest();
        if (rest != Rest.OVER) {
            throw ATTEMPT.fail(
                    "wake() while another thread sleeps in poll(events)",
                    rest == Rest.ASLEEP ? "it sleeps on" : "it does not come back",
                    "the end of its wait",
                    "A counter that is not 0 is readable, and epoll tells whoever waits for that.");
        }
        night.outcome().value();
    }

    void judgeCounted(int rings) {
        long counted = tower.probe().take(tower.counter());
        if (counted != rings) {
            throw ATTEMPT.fail(
                    "wake(), " + rings + " times; then the test looks at the counter",
                    Long.toUnsignedString(counted),
                    "" + rings,
                    (counted & 0xffffff) == 0
                            ? "Your 1 is written with its bytes the other way round, which makes a"
                                    + " huge number of it. A new ByteBuffer is big-endian."
                            : "Each ring adds 1. After 2^64 - 2 of them it would be full, and that"
                                    + " takes longer than any program runs.");
        }
    }

    void judgeCalls(int rings) {
        if (tower.count("write") != rings || tower.count("read") != 0) {
            throw ATTEMPT.fail(
                    "wake(), " + rings + " times",
                    tower.count("write") + " writes and " + tower.count("read") + " reads:"
                            + tower.shown("write", "read"),
                    rings + " writes, and no read",
                    "The bell is edge-triggered: each write is news, whatever is in the counter."
                            + " To empty it is a call for nothing, as long as it is not full.");
        }
    }

    /** Fills it, which would hang if it were one that waits. */
    void fill() throws IOException {
        judgeNeverWaits();
        tower.probe().add(tower.counter(), Probe.FULL);
        tower.heard();
    }

    void judgeNeverWaits() {
        if (!tower.probe().neverWaits(tower.counter())) {
            throw ATTEMPT.fail(
                    "new Waker(...); then the test looks at its descriptor",
                    tower.shown("eventfd"),
                    "EFD_NONBLOCK among its flags",
                    "A write to a full counter waits until somebody reads it. Nobody does: whoever"
                            + " rings would hang.");
        }
    }

    void judgePrivate() {
        if (tower.probe().isInherited(tower.counter())) {
            throw ATTEMPT.fail(
                    "new Waker(...); then the test looks at its descriptor",
                    tower.shown("eventfd"),
                    "EFD_CLOEXEC among its flags",
                    "Without it every program that this one starts inherits your bell, and keeps it"
                            + " open.");
        }
    }

    void judgeAfterFull() throws IOException {
        judgeHeard(
                "a counter that is full; wake()",
                "To a full counter nothing can be added, so there was no edge. Reading makes it"
                        + " empty, and rings nobody: after that, write.");
        long counted = tower.probe().take(tower.counter());
        if (counted != 1) {
            throw ATTEMPT.fail(
                    "a counter that is full; wake(); then the test looks at the counter",
                    Long.toUnsignedString(counted),
                    "1",
                    "The buffer that you write from held a 1, until you read into it. It belongs to"
                            + " all threads that ring: nobody may change it.");
        }
    }

    void judgeToldOn(Waker waker) {
        Outcome<Boolean> outcome = rung(waker, "wake(), and write fails with EIO");
        if (outcome.thrown(ErrnoException.class).isEmpty()) {
            throw outcome.fail(
                    (outcome.thrown() == null ? "no exception" : "" + outcome.thrown()) + ", after"
                            + tower.shown("write", "read"),
                    "an ErrnoException with EIO",
                    "Two failures are none: EAGAIN and EINTR. Of any other one the caller has to"
                            + " know that nobody was woken.");
        }
    }

    void judgeGivenBack() {
        Outcome<Waker> outcome = ATTEMPT.run(
                "new Waker(...), and the registry refuses, by the kernel's ENOSPC",
                () -> new Waker(tower.libc(), tower.registry(), token));
        if (outcome.thrown(ErrnoException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "a waker" : "it threw " + outcome.thrown(),
                    "the ErrnoException of the registry",
                    "A bell that nobody listens to is worse than none.");
        }
        if (tower.library().open().contains(tower.counter())) {
            throw outcome.fail(
                    "descriptor " + tower.counter() + " is still open:"
                            + tower.shown("eventfd", "close"),
                    "it closed",
                    "Your caller has got an exception and no Waker: nobody but you can close it.");
        }
    }

    void judgeRefusedByClosed(Registry registry) {
        Outcome<Waker> outcome = ATTEMPT.run(
                "new Waker(...), and the queue is closed",
                () -> new Waker(tower.libc(), registry, token));
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "a waker" : "it threw " + outcome.thrown(),
                    "the IllegalStateException of the registry",
                    "A bell that nobody listens to is worse than none.");
        }
        if (tower.library().open().contains(tower.counter())) {
            throw outcome.fail(
                    "descriptor " + tower.counter() + " is still open:"
                            + tower.shown("eventfd", "close"),
                    "it closed",
                    "A registry refuses in two ways: the kernel's no is an IOException, and what"
                            + " should not have been asked is a RuntimeException. Whichever it is,"
                            + " nobody but you can close it.");
        }
    }

    void judgeNoCounter() {
        Outcome<Waker> outcome = ATTEMPT.run(
                "new Waker(...), and eventfd fails with EMFILE",
                () -> new Waker(tower.libc(), tower.registry(), token));
        boolean told =
                outcome.thrown() instanceof ErrnoException failed && failed.errno() == Errno.EMFILE;
        if (!told || tower.count("epoll_ctl") > 0) {
            throw outcome.fail(
                    (outcome.thrown() == null ? "a waker" : "it threw " + outcome.thrown())
                            + tower.shown("eventfd", "epoll_ctl"),
                    "the ErrnoException of eventfd, and no call after it",
                    "-1 is no descriptor. Whoever goes on with it is told of another call, which"
                            + " was given a number that never was one.");
        }
    }

    void judgeWatched() {
        ByteBuffer struct = (ByteBuffer)
                tower.library().calls("epoll_ctl").get(0).arguments().get(3);
        if ((struct.getInt(0) & SysEpoll.EPOLLOUT) != 0) {
            throw ATTEMPT.fail(
                    "new Waker(...)",
                    "it is watched for READABLE and WRITABLE",
                    "for READABLE only",
                    "A counter that is not full is writable, so its first event would come"
                            + " although nobody has rung.");
        }
    }

    void judgeOffTheList(Waker waker) throws IOException {
        wake(waker, "wake()");
        waker.close();
        boolean off = tower.library().calls("epoll_ctl").stream()
                .anyMatch(call -> call.arguments().get(1).equals(SysEpoll.EPOLL_CTL_DEL));
        if (!off || !tower.heard().isEmpty()) {
            throw ATTEMPT.fail(
                    "wake(); close(); then a wait that does not wait",
                    "its registration is still there:"
                            + tower.shown("eventfd", "epoll_ctl", "close"),
                    "epoll_ctl with EPOLL_CTL_DEL, then close",
                    "A Waker is a Source, and a Source leaves the queue when it is closed. The one"
                            + " you have registered is another object, and nobody closes that:"
                            + " register this.");
        }
    }

    void judgeClosed(Waker waker) throws IOException {
        waker.close();
        int before = tower.count("write");
        int number = tower.counter();
        tower.library().fails("write", 1, Errno.EBADF.intValue()); // never to reach another's
        Outcome<Boolean> outcome = rung(waker, "close(); wake()");
        if (tower.count("write") != before) {
            throw outcome.fail(
                    tower.shown("eventfd", "close", "write"),
                    "no write: it is closed",
                    "The kernel gives number " + number + " to the next who opens something, and"
                            + " your 8 bytes go there. Ask fd() for it each time: it knows.");
        }
        if (outcome.thrown(IllegalStateException.class).isEmpty()) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "it threw " + outcome.thrown(),
                    "the IllegalStateException of fd().number()",
                    "Whoever rings a bell that is gone believes that somebody is coming.");
        }
    }
}
