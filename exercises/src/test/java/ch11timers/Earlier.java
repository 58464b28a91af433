package ch11timers;

import support.Attempt;

/** Names the exercises that those of this chapter are built on. */
final class Earlier {

    private static final String HEAP = "One timeout for all";

    private Earlier() {}

    /** Attempts at an exercise of this chapter. */
    static Attempt attempt(String asked, String section) {
        Attempt attempt = Attempt.of(asked, 11, section)
                .after("request", 1, "What a request looks like")
                .after("parse-reply", 1, "Taking a reply apart")
                .after("read-to-end", 1, "Where does a reply end?")
                .after("what-went-wrong", 5, "Minus one, and a number beside it")
                .after("close-once", 5, "A descriptor has one owner")
                .after("garbage-token", 5, "A struct with a hole")
                .after("one-queue", 6, "Add, modify, delete")
                .after("how-long", 6, "How long is a while?")
                .after("what-happened", 7, "What the bits say")
                .after("what-to-watch", 8, "What you can ask for")
                .after("whose-event", 8, "A place and a generation")
                .after("on-the-list", 8, "Who is on the list")
                .after("one-wait", 8, "One wait")
                .after("three-answers-again", 8, "Sources")
                .after("is-it-there", 9, "Begun, and not yet done")
                .after("in-any-pieces", 9, "Pieces of a reply")
                .after("five-at-last", 9, "One step at a time");
        // Nothing is built on itself.
        return section.equals(HEAP) ? attempt : attempt.after("who-is-next", 11, HEAP);
    }
}
