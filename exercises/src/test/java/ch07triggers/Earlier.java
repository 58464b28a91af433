package ch07triggers;

import support.Attempt;

/** Names the exercises that those of this chapter are built on. */
final class Earlier {

    private static final String DRAIN = "Until nothing is left";

    private Earlier() {}

    /** Attempts at an exercise of this chapter. */
    static Attempt attempt(String asked, String section) {
        Attempt attempt = Attempt.of(asked, 7, section)
                .after("what-went-wrong", 5, "Minus one, and a number beside it")
                .after("close-once", 5, "A descriptor has one owner")
                .after("garbage-token", 5, "A struct with a hole")
                .after("one-queue", 6, "Add, modify, delete");
        // Nothing is built on itself.
        return section.equals(DRAIN) ? attempt : attempt.after("until-eagain", 7, DRAIN);
    }
}
