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

/**
 * What the tests of exercise sockets-by-hand say about an answer that is wrong.
 *
 * @param kernel where its calls go
 * @param room what getsockname was told
 */
record SocketsLessons(Stumbling<Libc> kernel, Room room) {

    private static final String TITLE = "Sockets by hand";
    private static final String ASKED =
            "an open socket that belongs to the caller; or the reason why there is none, and then"
                    + " nothing is left open";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 5, TITLE)
            .after("what-went-wrong", 5, "Minus one, and a number beside it")
            .after("close-once", 5, "A descriptor has one owner")
            .after("bit-masks", 5, "Thirty-two switches in one int")
            .after("byte-order", 5, "Which end first?");

    private static final int O_APPEND = OpenFlags.O_APPEND.intValue();
    private static final int O_NONBLOCK = OpenFlags.O_NONBLOCK.intValue();

    <T> T get(String did, Callable<T> call) {
        return Refused.unless(ATTEMPT.run(did, call), ASKED, kernel);
    }

    /** Something that is expected to fail, and what was open before it. */
    <T> SocketsFailed<T> run(String did, Callable<T> call) {
        kernel.forget();
        List<Integer> before = kernel.open();
        return new SocketsFailed<>(ATTEMPT.run(did, call), before, kernel);
    }

    /** Fails unless the kernel has given a port. */
    void judgePort(int port) {
        judgeRoom();
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

    /** Fails unless the kernel was told of the 16 bytes that there are. */
    private void judgeRoom() {
        String did = "listen(0, ...), then port(): getsockname()";
        if (kernel.calls("getsockname").isEmpty()) {
            throw ATTEMPT.fail(
                    did,
                    "it was not called",
                    "getsockname(), for the address that the socket has",
                    "Who asked for port 0 does not know which one it is; the kernel does.");
        }
        if (room.bytes() < 4) {
            throw ATTEMPT.fail(
                    did,
                    "the length's buffer was handed over with " + room.bytes() + " bytes left",
                    "4 bytes: an int",
                    "A buffer is handed over from its position on, and behind that nothing is"
                            + " left: the kernel reads and writes what lies behind your buffer."
                            + " putInt(0, ...) leaves the position where it is.");
        }
        if (room.size() != SockaddrIn.SIZE && room.size() != 0) {
            throw ATTEMPT.fail(
                    did,
                    "the kernel was told that there is room for " + room.size() + " bytes",
                    "16, the size of the struct",
                    "The length is read before it is written, in the order of your machine, and"
                            + " the kernel believes it: it would write as much.");
        }
    }

    /** Fails unless the kernel was told how many may wait at the door. */
    void judgeBacklog(int backlog) {
        int told = (Integer) kernel.calls("listen").get(0).arguments().get(1);
        if (told != backlog) {
            throw ATTEMPT.fail(
                    "listen(0, " + backlog + ")",
                    "the kernel was told " + told,
                    "the kernel is told " + backlog,
                    "The backlog is the caller's to choose: so many connections may wait until"
                            + " they are accepted, and it goes to listen() as it is.");
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
                    "A program that C code starts gets all descriptors that are open, and this"
                            + " socket stays open as long as that program runs: the other side"
                            + " never sees an end. SOCK_CLOEXEC, "
                            + (did.equals("accept()")
                                    ? "among the flags of accept4(),"
                                    : "given together with the type,")
                            + " spares you that. (Java's ProcessBuilder closes them itself.)");
        }
    }

    private int flags(Fd socket, Fcntl which) {
        return kernel.libc().fcntl(get("number()", socket::number), which.intValue());
    }

    /** Fails unless the answer was that nobody is there. */
    void judgeNobody(SocketsFailed<Optional<Fd>> asked) {
        Outcome<Optional<Fd>> outcome = asked.outcome();
        if (outcome.thrown() instanceof ErrnoException thrown && thrown.errno() == Errno.EAGAIN) {
            throw outcome.fail(
                    "it threw " + thrown,
                    "an empty Optional",
                    "EAGAIN is an answer here: nobody is there for now. A loop that accepts until"
                            + " nobody is left hears it each time, and it means: all is well.");
        }
        Optional<Fd> answer = Refused.unless(outcome, "an empty Optional", kernel);
        if (answer.isPresent()) {
            throw outcome.fail(
                    answer + SocketsFailed.shown(kernel),
                    "an empty Optional",
                    kernel.calls("accept4").isEmpty()
                            ? "Nobody is there, and nobody was looked for: accept4() asks."
                            : "Nobody is there: accept4() said -1, which is no descriptor, and"
                                    + " errno says EAGAIN. Look at the result before you hand"
                                    + " out an Fd.");
        }
    }

    /** Fails unless somebody was accepted. */
    void judgeSomebody(Fd listener, Optional<Fd> accepted) {

        if (accepted.isEmpty()) {
            throw ATTEMPT.fail(
                    "accept(), while one connection waits",
                    "an empty Optional",
                    "a socket for this connection",
                    "The kernel has the connection ready: accept4() on the listener takes it.");
        }
        if (accepted.get().number() == listener.number()) {
            throw ATTEMPT.fail(
                    "accept(), while one connection waits",
                    "the listener itself" + SocketsFailed.shown(kernel),
                    "a socket of its own for this connection",
                    "The listener goes on listening. The new descriptor is for this conversation,"
                            + " and if you drop it, nobody can close it.");
        }
    }

    /** Fails unless a socket that never waits is left as it is. */
    void judgeSetAgain(Fd socket, Callable<Boolean> nonBlocking) {
        Outcome<Boolean> again =
                ATTEMPT.run("nonBlocking() of a socket that is non-blocking", nonBlocking);
        Refused.unless(again, "O_NONBLOCK is set", kernel);
        if ((flags(socket, Fcntl.F_GETFL) & O_NONBLOCK) == 0) {
            throw again.fail(
                    "O_NONBLOCK is not set any more",
                    "O_NONBLOCK is set",
                    "^ turns the switch over: a socket that did not wait does now. | turns it on,"
                            + " and leaves it on.");
        }
    }

    /** Sets another flag first, and fails unless both are set after the call. */
    void judgeFlags(Fd socket, Callable<Boolean> nonBlocking) {
        int fd = get("number()", socket::number);
        kernel.libc().fcntl(fd, Fcntl.F_SETFL.intValue(), O_APPEND);
        String did = "nonBlocking() of a socket that has the flag O_APPEND";
        kernel.forget();
        Outcome<Boolean> outcome = ATTEMPT.run(did, nonBlocking);
        Refused.unless(outcome, "both are set", kernel);
        String calls = SocketsFailed.shown(kernel);
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
