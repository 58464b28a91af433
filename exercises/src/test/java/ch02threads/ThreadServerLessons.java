package ch02threads;

import ch02threads.Lobby.Guest;
import java.util.List;
import java.util.Optional;
import support.Attempt;
import support.Caller;
import support.Crowd;
import support.Crowd.Reached;
import support.Lesson;
import support.Thrown;
import support.Uncaught;

/**
 * Finds out which of the well-known wrong turns a server took.
 *
 * @param attempt the calls it is about
 * @param lobby who has been served
 * @param door where they came in
 * @param uncaught what has ended a thread
 */
record ThreadServerLessons(Attempt attempt, Lobby lobby, Door door, Uncaught uncaught) {

    private static final String SERVING = "A thread per connection";
    private static final String CLOSING = "Who closes what";

    /** Wants so many connections to be served at the same time. */
    void judgeServed(Reached reached, int served, int wanted, String what) {
        if (served >= wanted) {
            return;
        }
        String did = "start(); " + what;
        uncaught.judgeUnwritten(attempt, did);
        Lesson lesson = Lesson.did(did)
                .saw(served + " of " + wanted + " served" + andWhy(reached))
                .expected("all of them served, each on a thread of its own")
                .why(whyNotServed(reached, served));
        throw lesson.yours(line()).read(2, SERVING);
    }

    private String andWhy(Reached reached) {
        if (uncaught.first().isPresent()) {
            return "; this has ended a thread: " + uncaught.first().get();
        }
        if (reached == Reached.SPINNING) {
            return ", while a thread turns in circles";
        }
        return door.isClosed() ? "; the listener is closed" : "; then nothing moved any more";
    }

    private Optional<StackTraceElement> line() {
        return uncaught.first().map(Throwable::getStackTrace).flatMap(support.Frames::yours);
    }

    private String whyNotServed(Reached reached, int served) {
        if (uncaught.first().isPresent()) {
            return "A thread ends with the exception that nobody in it has caught. If it is the one"
                    + " that accepts, nobody is let in any more. "
                    + Thrown.why(uncaught.first().get());
        }
        if (door.isClosed()) {
            return "Something went wrong for one client, and the server has closed its listener."
                    + " What a handler throws is between it and its client: the others have"
                    + " done nothing.";
        }
        if (reached == Reached.SPINNING) {
            return "A loop that does not wait for anything keeps a processor busy for nothing.";
        }
        if (served > 0 && oneThread()) {
            return "The thread that accepts is also the one that serves, and while it serves"
                    + " nobody accepts: the others are connected, to a queue in the kernel, and"
                    + " wait there. Accept, hand over, accept the next.";
        }
        if (door.hasStumbled()) {
            return "accept() may fail for one connection, or because no descriptor is left for a"
                    + " moment. If the catch stands around the loop, the first failure ends the"
                    + " loop, and nobody is let in any more. It belongs inside.";
        }
        return "Each accept() lets one in. Who was let in gets a thread, and the thread a start().";
    }

    /** The thread that serves is the one that has started to accept. */
    private boolean oneThread() {
        return lobby.guests().stream().map(Guest::thread).distinct().count() == 1;
    }

    /** Wants a connection to be open that has done nothing wrong. */
    void judgeOpen(Guest guest) {
        if (guest.socket().isClosed()) {
            throw Lesson.did("start(), and some connections, of which three throw")
                    .saw("another one was closed with them")
                    .expected("that one open: its handler is not done")
                    .why("What a handler throws is between it and its client.")
                    .read(2, CLOSING);
        }
    }

    /** Wants the socket to be closed after its handler has returned. */
    void judgeClosed(Guest guest) {
        if (!guest.socket().isClosed()) {
            throw Lesson.did("start(), and a connection whose handler returns")
                    .saw("the handler is done, and the socket is open")
                    .expected("the socket closed")
                    .why("The handler has said what it wanted, but the client cannot know: without"
                            + " a close it waits for more. And your descriptors run out one by"
                            + " one. Who called the handler closes the socket.")
                    .read(2, CLOSING);
        }
    }

    /** Wants the socket to be closed after its handler has thrown. */
    void judgeClosedAfterFailure(Guest guest) {
        if (!guest.socket().isClosed()) {
            throw Lesson.did("start(), and a connection whose handler throws")
                    .saw("the handler has thrown, and the socket is open")
                    .expected("the socket closed")
                    .why("The exception that nobody expects jumps over the close(), and takes the"
                            + " thread with it: nobody is left who could close this socket. With"
                            + " try (socket) it is closed on every way out.")
                    .read(2, CLOSING);
        }
    }

    /** Wants that nothing holds on to a connection that is over. */
    void judgeForgotten(Reached reached) {
        if (reached != Reached.EVENT) {
            throw Lesson.did("start(), and a connection that comes and goes")
                    .saw("its Socket is still held by the server, after several runs of the"
                            + " garbage collector")
                    .expected("the server to forget it")
                    .why("What you note for each connection, so that close() finds it, has to go"
                            + " when the connection goes. Else a server that runs for months keeps"
                            + " everybody who was ever there, until the memory is full.")
                    .read(2, CLOSING);
        }
    }

    /** Wants close() to come back. */
    void judgeCloseEnds(Caller<Boolean> call, Reached reached) {
        if (call.ended()) {
            call.outcome().value();
            return;
        }
        uncaught.judgeUnwritten(attempt, "close()");
        String what = reached == Reached.SPINNING
                ? "turns in circles"
                : "waits, and nobody is left to wake it";
        throw Lesson.did("close() of a server, and connections: " + lobby.count())
                .saw("it " + what)
                .expected("close() to end every connection, and to come back")
                .why("You wait for a thread that waits for its client, and the client has no reason"
                        + " to say anything. Close its socket first: that ends a read. And"
                        + " interrupt it, which ends other waits.")
                .yours(call.yours(ThreadServer.class))
                .read(2, CLOSING);
    }

    /** Wants every socket closed and every thread ended. */
    void judgeNothingLeft(Crowd crowd) {
        long open = lobby.guests().stream()
                .filter(guest -> !guest.socket().isClosed())
                .count();
        if (!door.isClosed() || open > 0) {
            String listener = door.isClosed() ? "" : "; the listener is open too";
            throw closed(
                    "close() came back, and " + open + " of " + lobby.count() + " sockets are open"
                            + listener,
                    "every socket closed",
                    "Closing the listener shuts the door. It does nothing to those who are inside:"
                            + " each has a socket and a thread of its own, and only the server"
                            + " knows them all. Keep a list.");
        }
        Reached reached = crowd.until(() -> lobby.guests().stream().allMatch(Guest::over));
        if (reached != Reached.EVENT) {
            throw closed(
                    "close() came back, and a thread waits on",
                    "every thread ended",
                    "To close a socket ends a read from it, and no other wait. A thread that waits"
                            + " for something else is told by interrupt().");
        }
    }

    private static Lesson.Failure closed(String saw, String expected, String why) {
        return Lesson.did("close() of a server with connections that wait")
                .saw(saw)
                .expected(expected)
                .why(why)
                .read(2, CLOSING);
    }

    /** Wants close() to wait for a thread that is not done. */
    void judgeCloseWaits(Caller<Boolean> call) {
        if (call.ended()) {
            call.outcome().value();
            throw closed(
                    "close() came back while a thread was still serving",
                    "close() to come back when the last thread has ended",
                    "Whoever called close() goes on as if all was over, and takes away what that"
                            + " thread still uses. join() waits for its end.");
        }
    }

    /** Wants a connection that was accepted at the last moment to be closed. */
    void judgeNoneSlippedIn() {
        if (!door.accepted().get(0).isClosed()) {
            throw Lesson.did("close(), while accept() is about to come back with a connection")
                    .saw("close() came back; then that connection was served, and is open")
                    .expected("the last connection closed as well")
                    .why("You went through the list of connections while the accepting thread could"
                            + " still add to it. First stop who adds, and wait until it has"
                            + " stopped: join(). Then the list is complete.")
                    .read(2, CLOSING);
        }
    }

    /** Wants as many descriptors as there were before. */
    void judgeDescriptors(List<String> left) {
        if (!left.isEmpty()) {
            throw Lesson.did("start(), nine connections, of which six fail, and close()")
                    .saw(left.size() + " open afterwards:\n " + String.join("\n ", left))
                    .expected("as many open descriptors as before")
                    .why("Each is a place in a table of the kernel's, and a process has only so"
                            + " many.")
                    .read(2, CLOSING);
        }
    }
}
