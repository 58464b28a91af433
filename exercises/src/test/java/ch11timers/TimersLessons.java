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

    static final String DUE =
            "Its time had come. What is due is done in this turn, whatever else has happened in"
                    + " it.";
    private static final String ROUND =
            "One poll is one wait. When that is over poll comes back, whether something has"
                    + " happened or not: its caller decides about the next one.";
    private static final String ENDLESS =
            "A task adds another that is due at once, and you do that one too, and the next."
                    + " Nobody else has a turn any more, least of all the events. Do MOST of"
                    + " them in one turn; the rest is due in the next one, which does not wait.";

    /** More runs of one task than any test has. */
    private static final int MANY = 1_000;
    /** More waits than any test has. */
    private static final int MANY_WAITS = 100;

    private final KernelTime<TimerLibc> time;
    private final String story;
    private final List<String> done = new ArrayList<>();
    private final List<String> early = new ArrayList<>(); // what was seen, and why
    private final Turn turn;
    private final Events events = new Events(8);
    private final Poll poll;
    private final Timers timers;

    /** Makes a new one; {@code story} is what will be done with it, for messages. */
    TimersLessons(KernelTime<TimerLibc> time, String story) {
        this.time = time;
        this.story = story;
        this.turn = new Turn(time);
        this.poll =
                ATTEMPT.get("new Poll(libc, clock)", () -> new Poll(time.libc(), time::nanoTime));
        this.timers = ATTEMPT.get("new Timers(poll, clock)", () -> new Timers(poll, turn::now));
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
        turn.added(name, deadline);
        return ATTEMPT.get(
                story,
                () -> timers.after(Duration.ofNanos(nanos), () -> {
                    note(name, deadline);
                    also.run();
                }));
    }

    private void note(String name, long deadline) {
        done.add(name);
        turn.began(name);
        if (time.passed() < deadline) {
            early.add(name + " was done " + (deadline - time.passed()) + " ns early");
            early.add(turn.whyEarly(deadline));
        }
        if (done.size() > MANY) {
            throw new Stopped(Stopped.Kind.SPINS, "1,000 tasks in one turn, and it was not over");
        }
    }

    /** Polls once; anything but a return is a lesson. */
    void poll() {
        judgeReturned(tryPoll());
    }

    /** Likewise, with a timeout. */
    void poll(Duration timeout) {
        judgeReturned(tryPoll(timeout.toNanos(), () -> {
            timers.poll(events, timeout);
            return true;
        }));
    }

    /** Polls once, and leaves it to the test to judge what came of it. */
    Outcome<Boolean> tryPoll() {
        return tryPoll(Timeout.FOR_EVER, () -> {
            timers.poll(events);
            return true;
        });
    }

    private Outcome<Boolean> tryPoll(long nanos, Callable<Boolean> call) {
        turn.begin(nanos);
        time.library().before("epoll_wait", MANY_WAITS, () -> {
            throw new Stopped(Stopped.Kind.SPINS, MANY_WAITS + " waits, and poll was not over");
        });
        Outcome<Boolean> outcome = ATTEMPT.run(story, call);
        if (!early.isEmpty()) {
            throw ATTEMPT.fail(
                    story, early.get(0), "not one nanosecond before its time", early.get(1));
        }
        if (!(outcome.thrown() instanceof Stopped)) {
            turn.end();
        }
        return outcome;
    }

    /** Fails if it has not come back from that. */
    void judgeReturned(Outcome<Boolean> outcome) {
        if (!(outcome.thrown() instanceof Stopped stopped)) {
            outcome.value();
            return;
        }
        String seen = stopped.getMessage();
        if (stopped.kind() == Stopped.Kind.ASLEEP) {
            throw outcome.fail(
                    seen + waits(),
                    "a wait that ends in time",
                    turn.whyAsleep(timers.size()),
                    stopped.yours());
        }
        throw outcome.fail(
                seen,
                "a turn that comes to an end",
                seen.contains("tasks") ? ENDLESS : ROUND,
                stopped.yours());
    }

    /** Polls until so many tasks were done, and fails if that does not come to an end. */
    void pollUntilDone(int tasks) {
        for (int polls = 0; done.size() < tasks; polls++) {
            if (polls == 40) {
                throw ATTEMPT.fail(
                        story,
                        "40 polls, and done were " + done + waits(),
                        tasks + " done",
                        turn.whySpins());
            }
            poll();
        }
    }

    /** What was done, in order. */
    List<String> done() {
        return done;
    }

    /** Notes what is said of one whose task has begun, if that is wrong. */
    void judgeBegun(Timer it, int others) {
        boolean waiting = it.isWaiting();
        int size = timers.size();
        boolean canceled = timers.cancel(it);
        if (waiting || canceled || size != others) {
            throw ATTEMPT.fail(
                    story,
                    "in its own task: isWaiting() " + waiting + ", size() " + size + ", cancel() "
                            + canceled,
                    "isWaiting() false, size() " + others + ", cancel() false",
                    "It has begun, so it waits no more, and it is too late to cancel it. Take it"
                            + " off the heap before it is done, and not after.");
        }
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

    /** Fails unless the last poll has brought one event. */
    void judgeEvent(String what) {
        int count = 0;
        for (Event event : events) {
            count += event.isReadable() ? 1 : 0;
        }
        if (count != 1) {
            throw ATTEMPT.fail(
                    "poll: " + what,
                    count + " events after it" + waits(),
                    "one event",
                    "The kernel tells of an edge once. Ask it in every turn, also if a task is"
                            + " due, and leave what it has told in events, whatever the tasks"
                            + " do.");
        }
    }

    /** Fails unless these were done, in this order. */
    void judgeDone(String why, List<String> names) {
        if (!done.equals(names)) {
            throw ATTEMPT.fail(story, "done: " + shown(done) + waits(), shown(names), why);
        }
    }

    static String shown(List<String> names) {
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
                    story,
                    waits().substring(2),
                    expected + " ms",
                    turn.whyWaits(timeouts, expected));
        }
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
