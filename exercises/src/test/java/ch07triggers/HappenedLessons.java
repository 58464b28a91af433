package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLERR;
import static ch05ffi.SysEpoll.EPOLLHUP;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLRDHUP;

import support.Attempt;

/**
 * Compares what a learner's {@code Happened} says of a moment with what is the case.
 *
 * @param what has happened, in words
 * @param mask what the kernel's event said of it
 */
record HappenedLessons(String what, int mask) {

    static final Attempt ATTEMPT = Earlier.attempt(
                    "what the event says, in five answers", "What the bits say")
            .after("bit-masks", 5, "Thirty-two switches in one int");

    private String did() {
        return "Happened.of(" + Moments.names(mask) + "): " + what;
    }

    /** Fails if one of the five answers is another one. */
    HappenedLessons of(
            boolean readable,
            boolean writable,
            boolean readClosed,
            boolean writeClosed,
            boolean error) {
        Happened said = ATTEMPT.get(did(), () -> Happened.of(mask));
        judge("readable", said.readable(), readable, whyReadable());
        judge(
                "writable",
                said.writable(),
                writable,
                "The kernel says so by EPOLLOUT, and only so.");
        judge("error", said.error(), error, "The kernel says so by EPOLLERR, asked or not.");
        judge("readClosed", said.readClosed(), readClosed, whyReadClosed(readClosed));
        judge("writeClosed", said.writeClosed(), writeClosed, whyWriteClosed(writeClosed));
        return this;
    }

    /** Fails if it says something else of what is worth trying. */
    void may(boolean read, boolean write) {
        boolean mayRead =
                ATTEMPT.get(did() + "; mayRead()", () -> Happened.of(mask).mayRead());
        judge("mayRead()", mayRead, read, whyMayRead(read));
        boolean mayWrite =
                ATTEMPT.get(did() + "; mayWrite()", () -> Happened.of(mask).mayWrite());
        judge(
                "mayWrite()",
                mayWrite,
                write,
                write
                        ? "A write that gives an error does not wait either. Who never tries never"
                                + " hears of it."
                        : "There is no room, no end and no error: a write would have to wait.");
    }

    private void judge(String name, boolean said, boolean is, String why) {
        if (said != is) {
            throw ATTEMPT.fail(did(), name + " is " + said, name + " is " + is, why);
        }
    }

    private boolean has(int flag) {
        return (mask & flag) != 0;
    }

    private String whyReadable() {
        return has(EPOLLIN)
                ? "The kernel says so by EPOLLIN."
                : "There is no EPOLLIN in this mask, and readable repeats what the kernel says."
                        + " Whether a read is worth trying is another question, and mayRead()"
                        + " answers that one.";
    }

    private String whyReadClosed(boolean is) {
        if (!is) {
            return "Neither EPOLLRDHUP nor EPOLLHUP is in the mask: nobody has ended what comes to"
                    + " you.";
        }
        if (has(EPOLLHUP)) {
            return "EPOLLHUP is the end of both directions, so nothing more will come to you.";
        }
        return has(EPOLLIN)
                ? "EPOLLRDHUP is the end of one direction: the other side sends no more."
                : "EPOLLRDHUP comes without EPOLLIN if only that was asked for, and says the same:"
                        + " the other side sends no more. A library that asks for both each time"
                        + " may look for both; you do not know who asked.";
    }

    private String whyWriteClosed(boolean is) {
        if (!is && has(EPOLLRDHUP)) {
            return "Only one direction has ended: the other side has said all it had to say, and"
                    + " still listens. Many clients end their request like this, and who hangs up"
                    + " on them never answers anybody.";
        }
        if (!is) {
            return "The mask says nothing of an end or an error.";
        }
        if (has(EPOLLHUP)) {
            return "EPOLLHUP is the end of both directions: what you write reaches nobody. One"
                    + " direction alone would be EPOLLRDHUP.";
        }
        return mask == EPOLLERR
                ? "EPOLLERR by itself is a pipe that is full, and that nobody will read any more."
                        + " It has no room, so there is no EPOLLOUT beside it; and who waits for"
                        + " room waits for ever."
                : "EPOLLERR beside EPOLLOUT: there is room, but what you put there is lost. It is a"
                        + " pipe that nobody will read any more.";
    }

    private String whyMayRead(boolean is) {
        if (!is) {
            return "No bytes, no end and no error: a read would have to wait.";
        }
        if (has(EPOLLIN)) {
            return "The other side sends no more, but what it sent before is still in the kernel's"
                    + " buffer, and is yours. Closed for reading is not empty: read on, until a"
                    + " read gives 0.";
        }
        return "You need not have asked for these bits to be told of them, and a read would not"
                + " wait now: it gives the end, or the error. Who reads only when it says EPOLLIN"
                + " never takes that in, and is told of it again and again.";
    }
}
