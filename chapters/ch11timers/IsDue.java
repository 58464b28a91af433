package ch11timers;

/** Two ways to ask whether a time has come, of which one is wrong: for the book to show. */
final class IsDue {

    private IsDue() {}

    // tag::differences[]
    static boolean isDueMostly(long deadline, long now) {
        return deadline <= now; // <1>
    }

    static boolean isDue(long deadline, long now) {
        return deadline - now <= 0; // <2>
    }
    // end::differences[]
}
