package ch05ffi;

import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import support.Attempt;
import support.Attempt.Outcome;
import support.Lesson;
import support.Stumbling;
import support.Thrown;

/**
 * What the tests of exercise sockets-by-hand say about an answer that is wrong.
 *
 * @param kernel where its calls go
 */
record SocketsLessons(Stumbling<Libc> kernel) {

    private static final String TITLE = "Sockets by hand";
    private static final Attempt ATTEMPT = Attempt.of(
                    "an open socket that belongs to the caller; or the reason why there is none,"
                            + " and then nothing is left open",
                    5,
                    TITLE)
            .after("what-went-wrong", 5, "Minus one, and a number beside it")
            .after("close-once", 5, "A descriptor has one owner")
            .after("bit-masks", 5, "Thirty-two switches in one int")
            .after("byte-order", 5, "Which end first?");

    private static final int O_APPEND = OpenFlags.O_APPEND.intValue();
    private static final int O_NONBLOCK = OpenFlags.O_NONBLOCK.intValue();

    <T> T get(String did, Callable<T> call) {
        return ATTEMPT.get(did, call);
    }

    /** Something that is expected to fail, and what was open before it. */
    <T> Failed<T> run(String did, Callable<T> call) {
        kernel.forget();
        List<Integer> before = kernel.open();
        return new Failed<>(ATTEMPT.run(did, call), before, kernel);
    }

    /** What came of a call that is expected to fail. */
    record Failed<T>(Outcome<T> outcome, List<Integer> before, Stumbling<Libc> kernel) {

        /** Fails unless just this was told, and nothing was left open, and nothing closed twice. */
        void judge(String call, Errno reason) {
            judgeClosed();
            judgeTold(call, reason);
        }

        /** Fails unless just this was told. */
        void judgeTold(String call, Errno reason) {
            String expected = "an ErrnoException: " + call + ", " + reason.name();
            if (outcome.thrown() instanceof ErrnoException thrown) {
                if (thrown.call().equals(call) && thrown.errno() == reason) {
                    return;
                }
                throw outcome.fail(
                        "it threw " + thrown + shown(kernel),
                        expected,
                        thrown.call().equals("close")
                                ? "The close failed as well, and its exception took the place of"
                                        + " the one that matters: why there is no socket. Catch it,"
                                        + " and add it to the first one with addSuppressed."
                                : "The first call that fails is the reason. Whatever is called"
                                        + " after it, fails for that.");
            }
            throw outcome.fail(
                    outcome.thrown() == null
                            ? "it returned " + outcome.result() + shown(kernel)
                            : "it threw " + outcome.thrown(),
                    expected,
                    outcome.thrown() == null
                            ? "Not every -1 means that nobody is there: " + reason.name() + " says"
                                    + " that something is wrong, and the caller goes on waiting for"
                                    + " a connection that will never be accepted. Only EAGAIN is"
                                    + " nobody."
                            : Thrown.insteadOfIOException(outcome.thrown()));
        }

        private void judgeClosed() {
            if (!kernel.strays().isEmpty()) {
                throw outcome.fail(
                        "a close of what was not open:" + shown(kernel),
                        "no such close",
                        "Without a socket there is nothing to close, and what is closed already"
                                + " has another owner soon.");
            }
            if (kernel.open().size() > before.size()) {
                throw outcome.fail(
                        "descriptor " + kernel.open().get(before.size()) + " is still open:"
                                + shown(kernel),
                        "each that was opened here is closed, as the caller gets none",
                        "The first step went well and left you an open descriptor; the second one"
                                + " failed. The caller gets an exception, and so can't close it:"
                                + " that is for you to do. A server that tries again each second"
                                + " is out of descriptors in a quarter of an hour.");
            }
        }

        private static String shown(Stumbling<Libc> kernel) {
            return Shown.lines(kernel.calls().stream()
                    .filter(call -> !call.name().equals("errno"))
                    .toList());
        }
    }

    /** Fails unless the kernel has given a port. */
    void judgePort(int port) {
        if (port <= 0) {
            throw ATTEMPT.fail(
                    "listen(0, 5), then port()",
                    "" + port,
                    "the port that the kernel has chosen",
                    "getsockname() reads the length before it writes the address: how much room"
                            + " there is. You said 0, so it wrote nothing, and what you read is"
                            + " what was there before. Put 16 into it.");
        }
    }

    /** Nobody listens at that port. */
    static Lesson.Failure unreachable(int port, ConnectException nobody) {
        return ATTEMPT.fail(
                "listen(0, 5); then a connection of Java's to its port(), " + port,
                "" + nobody,
                "a connection",
                "bind() gives a socket its address, and only listen() opens the door: the kernel"
                        + " refuses everybody who knocks before that.");
    }

    /** Fails unless these are the two names of one connection. */
    void judgeSame(int theirs, int mine) {
        if (theirs != mine) {
            throw ATTEMPT.fail(
                    "connect() to a ServerSocket of Java's, then port() of what it gave",
                    "" + mine,
                    theirs + ", as the ServerSocket sees it",
                    "Each end of a connection has a port. getsockname() tells that of this end.");
        }
    }

    /** Fails unless calls on it never wait. */
    void judgeNonBlocking(String did, Fd socket) {
        if ((flags(socket, Fcntl.F_GETFL) & O_NONBLOCK) == 0) {
            throw ATTEMPT.fail(
                    did,
                    socket + " waits: O_NONBLOCK is not set",
                    "a socket that never waits",
                    did.equals("accept()")
                            ? "On Linux an accepted socket does not take after its listener: it"
                                    + " waits, unless accept4() is told otherwise. One silent peer,"
                                    + " and your loop stands still in read()."
                            : "One accept() too many, and your thread is parked there. Give"
                                    + " SOCK_NONBLOCK to socket(), together with its type.");
        }
    }

    /** Fails unless it is closed in programs that this one starts. */
    void judgePrivate(String did, Fd socket) {
        if ((flags(socket, Fcntl.F_GETFD) & 1) == 0) {
            throw ATTEMPT.fail(
                    did,
                    socket + " is inherited: FD_CLOEXEC is not set",
                    "a socket that is closed in every program that this one starts",
                    "A program that is started gets all descriptors of the one that starts it, and"
                            + " this socket stays open as long as that runs: the other side never"
                            + " sees an end. SOCK_CLOEXEC, given together with the type, spares"
                            + " you that.");
        }
    }

    private int flags(Fd socket, Fcntl which) {
        return kernel.libc().fcntl(get("number()", socket::number), which.intValue());
    }

    /** Fails unless the answer was that nobody is there. */
    void judgeNobody(Failed<Optional<Fd>> asked) {
        Outcome<Optional<Fd>> outcome = asked.outcome();
        if (outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == Errno.EAGAIN) {
            throw outcome.fail(
                    "it threw " + thrown,
                    "an empty Optional",
                    "EAGAIN is an answer here: nobody is there for now. A loop that accepts until"
                            + " nobody is left hears it each time, and it means: all is well.");
        }
        if (outcome.value().isPresent()) {
            throw outcome.fail("" + outcome.value(), "an empty Optional", "Nobody is there.");
        }
    }

    /** Fails unless somebody was accepted. */
    void judgeSomebody(Optional<Fd> accepted) {
        if (accepted.isEmpty()) {
            throw ATTEMPT.fail(
                    "accept(), while one connection waits",
                    "an empty Optional",
                    "a socket for this connection",
                    "The kernel has the connection ready: accept4() on the listener takes it.");
        }
    }

    /** Sets another flag first, and fails unless both are set after the call. */
    void judgeFlags(Fd socket, Callable<Boolean> nonBlocking) {
        int fd = get("number()", socket::number);
        kernel.libc().fcntl(fd, Fcntl.F_SETFL.intValue(), O_APPEND);
        String did = "nonBlocking() of a socket that has the flag O_APPEND";
        kernel.forget();
        Outcome<Boolean> outcome = ATTEMPT.run(did, nonBlocking);
        outcome.value();
        String calls = Failed.shown(kernel);
        int flags = flags(socket, Fcntl.F_GETFL);
        boolean lost = (flags & O_APPEND) == 0;
        if (lost || (flags & O_NONBLOCK) == 0) {
            throw outcome.fail(
                    "O_NONBLOCK is " + ((flags & O_NONBLOCK) == 0 ? "not set" : "set")
                            + ", O_APPEND is " + (lost ? "gone:" : "set:") + calls,
                    "both are set",
                    lost
                            ? "F_SETFL does not add a flag: it replaces them all. Ask for those that"
                                    + " are set with F_GETFL, put yours to them, and set that."
                            : "F_SETFL is for the flags of what is open, such as O_NONBLOCK;"
                                    + " F_SETFD for those of the number, such as FD_CLOEXEC.");
        }
    }
}
