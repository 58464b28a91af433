package ch08poll;

import support.Attempt;

/** Names the exercises that those of this chapter are built on. */
final class Earlier {

    private Earlier() {}

    /** Attempts at an exercise that uses an epoll. */
    static Attempt onEpoll(String asked, String section) {
        return Attempt.of(asked, 8, section)
                .after("what-went-wrong", 5, "Minus one, and a number beside it")
                .after("close-once", 5, "A descriptor has one owner")
                .after("garbage-token", 5, "A struct with a hole")
                .after("one-queue", 6, "Add, modify, delete")
                .after("what-to-watch", 8, "What you can ask for")
                .after("whose-event", 8, "A place and a generation");
    }
}
