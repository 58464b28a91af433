package ch11timers;

import ch06epoll.Timeout;
import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Poll;
import ch08poll.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import support.Attempt;
import support.Attempt.Outcome;
import support.KernelTime;
import support.Stopped;

/** Uses a learner's {@code Timers}, and finds out which well-known wrong turn it took. */
final class TimersLessons {

    static final Attempt ATTEMPT = Earlier.attempt(
            "tasks that are done when their time has come, and events that come meanwhile",
            "Not early, and not spinning");

    static final String EARLY =
            "The wait was over, but the time was not up: an event had come, or one that nobody"
                    + " wants any more, or the caller's own time was shorter. Only the clock"
                    + " knows whose time has come. Ask it after the wait, each time.";
    static final String DUE =
            "Its time had come. What is due is done in this turn, whatever else has happened in"
                    + " it.";
    private static final String SPINS =
            "You came back from a wait that brought nothing, when nobody's time had come, and"
                    + " had to ask again: a busy loop, up to the deadline. pollNanos takes"
                    + " nanoseconds and rounds them up to what the kernel understands: give it"
                    + " all that is left.";
    private static final String FOR_EVER =
            "Its deadline was over before you began to wait. What was left of the time was less"
                    + " than 0, and to a wait that says: for ever. The shortest time to wait is"
                    + " 0.";

    private static final String ENDLESS =
            "A task adds another that is due at once, and you do that one too, and the next."
                    + " Nobody else has a turn any more, least of all the events. Do MOST of"
                    + " them in one turn; the rest is due in the next one, which does not wait.";

    /** More runs of one task than any test has. */
    private static final int MANY = 1_000;

    private final KernelTime<TimerLibc> time;
    private final String story;
    private final List<String> done = new ArrayList<>();
    private final List<String> early = new ArrayList<>();
    private final Events events = new Events(8);
    private final Poll poll;
    private final Timers timers;

    /** Makes a new one; {@code story} is what will be done with it, for messages. */
    TimersLessons(KernelTime<TimerLibc> time, String story) {
        this.time = time;
        this.story = story;
        this.poll =
                ATTEMPT.get("new Poll(libc, clock)", () -> new Poll(time.libc(), time::nanoTime));
        this.timers =
                ATTEMPT.get("new Timers(poll, clock)", () -> new Timers(poll, time::nanoTime));
    }

    Timers timers() {
        return timers;
    }

    /** A pipe that nobody has written to; its end to read is registered. */
    Pipe pipe() {
        return ATTEMPT.get("register a pipe", () -> {
            Pipe pipe = Pipe.open(time.libc());
            poll.registry().register(pipe.receiver(), new Token(1), Interest.READABLE);
            return pipe;
        });
    }

    /** Something comes out of a pipe. */
    static void write(Pipe pipe) throws IOException {
        pipe.sender().write(ByteBuffer.wrap(new byte[1]));
    }

    /** Its registration ends. */
    void deregister(Pipe pipe) throws IOException {
        poll.registry().deregister(pipe.receiver());
    }

    /** Has a task of this name done after so many nanoseconds; it notes that it was. */
    Timer after(long nanos, String name) {
        return after(nanos, name, () -> {});
    }

    /** Likewise, and it does something more. */
    Timer after(long nanos, String name, Runnable also) {
        long deadline = time.passed() + nanos;
        return ATTEMPT.get(
                story,
                () -> timers.after(Duration.ofNanos(nanos), () -> {
                    note(name, deadline);
                    also.run();
                }));
    }

    private void note(String name, long deadline) {
        done.add(name);
        if (time.passed() < deadline) {
            early.add(name + " was done " + (deadline - time.passed()) + " ns early");
        }
        if (done.size() > MANY) {
            throw new Stopped(Stopped.Kind.SPINS, "1,000 tasks in one turn, and it was not over");
        }
    }

    /** Polls once; anything but a return is a lesson. */
    void poll() {
        judgeReturned(tryPoll(() -> {
            timers.poll(events);
            return true;
        }));
    }

    /** Likewise, with a timeout. */
    void poll(Duration timeout) {
        judgeReturned(tryPoll(() -> {
            timers.poll(events, timeout);
            return true;
        }));
    }

    /** Polls once, and leaves it to the test to judge what came of it. */
    Outcome<Boolean> tryPoll() {
        return tryPoll(() -> {
            timers.poll(events);
            return true;
        });
    }

    private Outcome<Boolean> tryPoll(Callable<Boolean> call) {
        Outcome<Boolean> outcome = ATTEMPT.run(story, call);
        if (!early.isEmpty()) {
            throw ATTEMPT.fail(story, early.get(0), "not one nanosecond before its time", EARLY);
        }
        return outcome;
    }

    private void judgeReturned(Outcome<Boolean> outcome) {
        if (!(outcome.thrown() instanceof Stopped stopped)) {
            outcome.value();
            return;
        }
        if (stopped.kind() == Stopped.Kind.ASLEEP) {
            throw outcome.fail(
                    stopped + waits(), "a wait that ends in time", FOR_EVER, stopped.yours());
        }
        throw outcome.fail(
                stopped.toString(),
                "a turn that comes to an end",
                stopped.getMessage().startsWith("epoll_wait") ? SPINS : ENDLESS,
                stopped.yours());
    }

    /** Polls until so many tasks were done, and fails if that does not come to an end. */
    void pollUntilDone(int tasks) {
        for (int turn = 0; done.size() < tasks; turn++) {
            if (turn == 40) {
                throw ATTEMPT.fail(
                        story, "40 polls, and done were " + done + waits(), tasks + " done", SPINS);
            }
            poll();
        }
    }

    /** Fails unless what a task has thrown came out of poll. */
    void judgeTold(Outcome<Boolean> outcome, RuntimeException planned) {
        if (outcome.thrown() instanceof Stopped) {
            judgeReturned(outcome);
        }
        if (!done.contains("B")) {
            judgeDone(DUE, List.of("A", "B"));
        }
        if (outcome.thrown() != planned) {
            throw outcome.fail(
                    outcome.thrown() == null ? "poll returned" : "poll threw " + outcome.thrown(),
                    "the exception of B, as B threw it",
                    "What a task throws is a mistake in the task, and the one who polls is the"
                            + " only one who can be told. Let it pass.");
        }
    }

    /** Fails unless, after one of three has thrown, the third is done, and nobody twice. */
    void judgeThrown() {
        for (int turn = 0; turn < 2 && !done.contains("C"); turn++) {
            Outcome<Boolean> outcome = tryPoll();
            if (done.indexOf("B") != done.lastIndexOf("B")) {
                throw outcome.fail(
                        "done: " + shown(done) + ": B a second time",
                        "A, B, C",
                        "B was still in the heap when it threw, and it is the first one in each"
                                + " turn from now on: it throws for ever, and nobody behind it"
                                + " is done. Take it out first, and then do it.");
            }
            judgeReturned(outcome);
        }
        judgeDone(
                "C was due too. It had been taken out of the heap when B threw, and then it was"
                        + " forgotten. Take one out, do it, and ask anew who is first: whoever"
                        + " was not begun is in the heap still.",
                List.of("A", "B", "C"));
    }

    /** Fails if one turn has done more than it may. */
    void judgeTurn() {
        if (done.size() > Timers.MOST) {
            throw ATTEMPT.fail(
                    story,
                    done.size() + " tasks in one turn",
                    "MOST of them at most, which is " + Timers.MOST,
                    "The bytes had come, and waited until the last of the tasks was done. After"
                            + " MOST of them it is the events' turn; the others are due in the"
                            + " next one, which does not wait.");
        }
    }

    /** How many events the last poll has brought. */
    int events() {
        int count = 0;
        for (Event event : events) {
            count += event.isReadable() ? 1 : 0;
        }
        return count;
    }

    /** Fails unless these were done, in this order. */
    void judgeDone(String why, List<String> names) {
        if (!done.equals(names)) {
            throw ATTEMPT.fail(story, "done: " + shown(done) + waits(), shown(names), why);
        }
    }

    private static String shown(List<String> names) {
        if (names.isEmpty()) {
            return "nothing";
        }
        return names.size() <= 12
                ? String.join(", ", names)
                : names.size() + ", from " + names.get(0) + " to " + names.get(names.size() - 1);
    }

    /** Fails unless epoll_wait was called with these timeouts, in milliseconds. */
    void judgeWaits(List<Integer> expected) {
        List<Integer> timeouts = time.timeouts();
        if (!timeouts.equals(expected)) {
            throw ATTEMPT.fail(
                    story, waits().substring(2), expected + " ms", whyWaits(timeouts, expected));
        }
    }

    private static String whyWaits(List<Integer> timeouts, List<Integer> expected) {
        boolean inVain = timeouts.contains(0) && !expected.contains(0);
        if (inVain || timeouts.size() > expected.size()) {
            return SPINS;
        }
        if (timeouts.contains(Timeout.FOR_EVER) && !expected.contains(Timeout.FOR_EVER)) {
            return FOR_EVER;
        }
        if (timeouts.size() < expected.size()) {
            return "Each poll asks the kernel, and once: also if something is due, or events would"
                    + " have to wait until no task is left.";
        }
        return "It waits until the first deadline, and not longer than the caller says: whichever"
                + " comes first. Without a deadline, as long as the caller says.";
    }

    /** What the kernel was asked, to be put behind what was seen. */
    String waits() {
        List<Integer> timeouts = time.timeouts();
        int from = Math.max(0, timeouts.size() - 8);
        return timeouts.isEmpty()
                ? "; epoll_wait was not called"
                : "; epoll_wait was called with timeouts of " + (from > 0 ? "..., " : "")
                        + timeouts.subList(from, timeouts.size()) + " ms";
    }
}
