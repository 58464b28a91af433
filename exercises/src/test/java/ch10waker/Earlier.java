package ch10waker;

import support.Attempt;

/** Names the exercises that those of this chapter are built on. */
final class Earlier {

    private static final int HERE = 10;
    private static final String BELL = "A bell of its own";
    private static final String HANDOVER = "Between empty and asleep";

    private Earlier() {}

    /** Attempts at a bell. */
    static Attempt bell(String asked) {
        return of(asked, BELL);
    }

    /** Attempts at a handover. */
    static Attempt handover(String asked) {
        return of(asked, HANDOVER).after("one-bell", HERE, BELL);
    }

    /** Attempts at a loop. */
    static Attempt loop(String asked) {
        return of(asked, "Who has the last word?")
                .after("one-bell", HERE, BELL)
                .after("hand-over", HERE, HANDOVER);
    }

    private static Attempt of(String asked, String section) {
        return Attempt.of(asked, HERE, section)
                .after("what-went-wrong", 5, "Minus one, and a number beside it")
                .after("close-once", 5, "A descriptor has one owner")
                .after("garbage-token", 5, "A struct with a hole")
                .after("one-queue", 6, "Add, modify, delete")
                .after("how-long", 6, "How long is a while?")
                .after("what-happened", 7, "What the bits say")
                .after("what-to-watch", 8, "What you can ask for")
                .after("whose-event", 8, "A place and a generation")
                .after("on-the-list", 8, "Who is on the list")
                .after("one-wait", 8, "One wait");
    }
}
