package ch06epoll;

import support.Attempt;

/** Names the exercises that those of this chapter are built on. */
final class Earlier {

    private Earlier() {}

    /** Attempts at an exercise of this chapter. */
    static Attempt attempt(String asked, String section) {
        return Attempt.of(asked, 6, section)
                .after("request", 1, "What a request looks like")
                .after("parse-reply", 1, "Taking a reply apart")
                .after("read-to-end", 1, "Where does a reply end?")
                .after("what-went-wrong", 5, "Minus one, and a number beside it")
                .after("close-once", 5, "A descriptor has one owner")
                .after("bit-masks", 5, "Thirty-two switches in one int")
                .after("byte-order", 5, "Which end first?")
                .after("sockets-by-hand", 5, "Sockets by hand")
                .after("garbage-token", 5, "A struct with a hole");
    }
}
