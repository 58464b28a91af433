package ch11timers;

import ch08poll.Interest;
import ch08poll.Pipe;
import ch08poll.Poll;
import ch08poll.Token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What the caller of a learner's {@code PatientRequests} has on the same poll besides. */
final class CallersOwn {

    private static final Token BELL = new Token(99);

    private final Poll poll;
    private final Timers timers;
    private Timer timer;
    private boolean bell;

    CallersOwn(Poll poll, Timers timers) {
        this.poll = poll;
        this.timers = timers;
    }

    /** Has a timer of its own, after so many milliseconds. */
    void hasTimer(int millis) {
        timer = timers.after(Duration.ofMillis(millis), () -> {});
    }

    /** Has a pipe on the poll, with bytes in it. */
    void hasPipe(TimerLibc libc) throws IOException {
        Pipe pipe = Pipe.open(libc);
        poll.registry().register(pipe.receiver(), BELL, Interest.READABLE);
        pipe.sender().write(ByteBuffer.wrap(new byte[1]));
        bell = true;
    }

    /** Whether an event of the caller's has come. */
    boolean hasBell() {
        return bell;
    }

    /** How many of its timers still wait. */
    int waiting() {
        return timer != null && timer.isWaiting() ? 1 : 0;
    }

    /** Fails if its timer was waited for. */
    void judgeNotWaitedFor(PatientRequestsLessons lessons) {
        if (waiting() == 0) {
            throw lessons.fail(
                    "run() returns when #0 is over; it waited for the caller's own timer",
                    Ended.CALLERS);
        }
    }
}
