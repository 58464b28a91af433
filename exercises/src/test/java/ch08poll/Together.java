package ch08poll;

import java.io.IOException;
import java.time.Duration;
import support.Attempt;
import support.Attempt.Outcome;

/** Two threads on a learner's queue: one waits or closes, and the other comes in between. */
final class Together {

    private static final Attempt ATTEMPT = PollLessons.ATTEMPT;

    private static final String AT_ONCE =
            "The one who waits may wait for ever. Whoever holds a lock"
                    + " meanwhile lets all others stand there too; a note of who waits, and one step that"
                    + " looks and writes, is enough.";

    private final Queue queue;
    private final PollLessons lessons;

    Together(Queue queue, PollLessons lessons) {
        this.queue = queue;
        this.lessons = lessons;
    }

    /** Somebody was let in who had been refused. */
    private static final class Forgotten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Forgotten(String what) {
            super(what);
        }
    }

    /** Somebody was not refused. */
    private static final class LetIn extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static String said(Throwable thrown) {
        return thrown instanceof LetIn ? "it came back, and said nothing" : "it threw " + thrown;
    }

    void judgeSecondThread(Pipe pipe, Events events) {
        lessons.queue(); // made here: what it calls is no wait
        Meanwhile second = Meanwhile.during(queue, pipe, () -> {
            pollRefused();
            pollAgain("poll");
        });
        lessons.poll(events);
        judgeRefused("another one polls", second.thrown());
        if (!(second.thrown() instanceof IllegalStateException)) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, another one polls too",
                    "the second one: " + said(second.thrown()),
                    "an IllegalStateException for the second",
                    "Two threads would share out the events between them, and each would miss some"
                            + " of its own. One waits at a time, and the other is told so at once.");
        }
    }

    void judgeCloseMeanwhile(Pipe pipe, Events events) {
        lessons.queue();
        Meanwhile closing = Meanwhile.during(queue, pipe, () -> {
            closeRefused();
            closeRefusedAgain();
            pollAgain("close");
        });
        Outcome<Boolean> outcome = ATTEMPT.run("poll(events), and another thread closes", () -> {
            lessons.queue().poll(events);
            return true;
        });
        Throwable thrown = closing.thrown();
        judgeRefused("another one closes", thrown);
        if (!(thrown instanceof IllegalStateException)) {
            throw outcome.fail(
                    "close(): " + said(thrown),
                    "an IllegalStateException: somebody is waiting",
                    "A close wakes nobody. If it closed, the one who waits would wait on a number"
                            + " that may be somebody else's in a moment; if it did not, the caller"
                            + " would believe that it had.");
        }
        outcome.value();
    }

    /** Fails if the refused one was held up, or was let in when it tried again. */
    private static void judgeRefused(String what, Throwable thrown) {
        if (thrown instanceof Meanwhile.Held) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, " + what,
                    thrown.getMessage() + ", until the first was back",
                    "an IllegalStateException, at once",
                    AT_ONCE);
        }
        if (thrown instanceof Forgotten) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, " + what + ", is refused, and tries again",
                    thrown.getMessage() + " was let in",
                    "an IllegalStateException each time",
                    "Whoever was refused has taken the note of the one who waits away. Only the"
                            + " thread that has put its name down takes it off again.");
        }
    }

    private void pollRefused() throws IOException {
        try {
            lessons.queue().poll(new Events(8), Duration.ZERO);
        } catch (IllegalStateException refused) {
            return;
        }
        throw new LetIn();
    }

    private void closeRefused() throws IOException {
        try {
            lessons.queue().close();
        } catch (IllegalStateException refused) {
            return;
        }
        throw new LetIn();
    }

    private void closeRefusedAgain() throws IOException {
        try {
            lessons.queue().close();
        } catch (IllegalStateException refused) {
            return;
        }
        throw new Forgotten("the second close");
    }

    /** Throws the refusal. */
    private void pollAgain(String after) throws IOException {
        lessons.queue().poll(new Events(8), Duration.ZERO);
        throw new Forgotten("a poll after the refused " + after);
    }

    /** While one waits, others register. */
    void judgeRegisterMeanwhile(Pipe pipe, Pipe late, Events events) {
        lessons.queue();
        Meanwhile coming = Meanwhile.during(
                queue,
                pipe,
                () -> lessons.queue()
                        .registry()
                        .register(late.receiver(), new Token(2), Interest.READABLE));
        lessons.poll(events);
        Throwable thrown = coming.thrown();
        if (thrown != null) {
            throw ATTEMPT.fail(
                    "while one thread waits in poll, another one registers a source",
                    thrown instanceof Meanwhile.Held
                            ? thrown.getMessage() + ", until the first was back"
                            : "it threw " + thrown,
                    "it is on the list at once",
                    AT_ONCE);
        }
    }
}
