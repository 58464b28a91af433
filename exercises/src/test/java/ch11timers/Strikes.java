package ch11timers;

import ch05ffi.ErrnoException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.util.List;
import jnr.constants.platform.Errno;
import support.Attempt.Outcome;
import support.NativeCall;
import support.Stopped;
import support.Stumbling;

/** Asks a learner's timer how often it has struck, and finds out why it says another number. */
final class Strikes {

    static final String POSITION =
            "Without a place, putLong and getLong go on from the buffer's position and move it: the"
                    + " next one, and the kernel too, begin behind it. putLong(16, number) and"
                    + " getLong(0) name the place, and leave the position at 0.";

    private static final String SIGNAL =
            "A signal came, and the timer knows nothing of it. Read again.";
    private static final String NOT_YET =
            "EAGAIN says that its time has not come. That is an answer, and it is called 0.";
    private static final String STALE =
            "The read brought nothing: EAGAIN. In the buffer is what was in it before, from an"
                    + " earlier read or from nobody. Look at what read has returned first; for"
                    + " EAGAIN the answer is 0.";
    private static final String BYTES =
            "read returns how many bytes have come, which is 8 whenever it works. How often it has"
                    + " struck is in the buffer, in these 8 bytes.";
    private static final String NUMBER =
            "What comes is one number of 8 bytes, in the order of this machine, and it is more than"
                    + " an int if nobody looks for a while.";
    private static final String OTHERS =
            "Two errors of read are none: EAGAIN and EINTR. Whoever has set a timer has to hear of"
                    + " all others, or waits for a strike that never comes.";

    /** More reads than anybody needs. */
    private static final int MANY = 50;

    private final TimerFdLessons lessons;
    private final Stumbling<TimerLibc> library;

    Strikes(TimerFdLessons lessons) {
        this.lessons = lessons;
        this.library = lessons.library();
    }

    /** Fails if it has left a buffer by its end. */
    static void judgePosition(Outcome<?> outcome) {
        Throwable thrown = outcome.thrown();
        if (thrown instanceof BufferOverflowException
                || thrown instanceof BufferUnderflowException
                || thrown instanceof IndexOutOfBoundsException) {
            throw outcome.fail("it threw " + thrown, "no exception", POSITION);
        }
    }

    /** Fails unless it says that it has struck so often. */
    void judge(String did, long expected) {
        library.before("read", MANY, () -> {
            throw new Stopped(Stopped.Kind.SPINS, "read was called " + MANY + " times");
        });
        Outcome<Long> outcome =
                TimerFdLessons.ATTEMPT.run(did, () -> lessons.made().expirations());
        judgePosition(outcome);
        if (outcome.thrown() instanceof Stopped stopped) {
            throw outcome.fail(stopped + ", and there was no end", "" + expected, NOT_YET);
        }
        if (outcome.thrown() instanceof ErrnoException failed) {
            throw outcome.fail(
                    "expirations() threw " + failed, "" + expected, whyFailed(failed.errno()));
        }
        long got = outcome.value();
        if (got != expected) {
            throw outcome.fail(
                    "expirations() returned " + got + "; " + library.calls("read"),
                    "" + expected,
                    why(got));
        }
    }

    private String why(long got) {
        List<NativeCall> reads = library.calls("read");
        if (reads.isEmpty()) {
            return "A read of its descriptor asks a timer, and nothing was read.";
        }
        NativeCall last = reads.get(reads.size() - 1);
        if (last.failed()) {
            Errno errno = Errno.valueOf(last.errno());
            return errno == Errno.EAGAIN ? STALE : whyFailed(errno);
        }
        return got == last.result().longValue() ? BYTES : NUMBER;
    }

    private String whyFailed(Errno errno) {
        int fd = lessons.made().fd().number();
        List<NativeCall> reads = library.calls("read");
        if (!reads.isEmpty() && reads.get(reads.size() - 1).fd() != fd) {
            return "The read was one of another descriptor. The timer's is " + fd + ".";
        }
        return errno == Errno.EINTR ? SIGNAL : errno == Errno.EAGAIN ? NOT_YET : OTHERS;
    }

    /** Fails unless it says that it has struck once at least, which an event has told. */
    void judgeStruck(String did) {
        Outcome<Long> outcome =
                TimerFdLessons.ATTEMPT.run(did, () -> lessons.made().expirations());
        judgePosition(outcome);
        long got = outcome.value();
        if (got < 1) {
            throw outcome.fail(
                    "an event, and expirations() returned " + got,
                    "1 or more",
                    "It was readable, so it has struck.");
        }
    }

    /** Fails unless it threw this. */
    void judgeThrown(String did, TimerFdLessons.Use use, Errno reason) {
        Outcome<Boolean> outcome = TimerFdLessons.ATTEMPT.run(did, () -> {
            use.on(lessons.made());
            return true;
        });
        boolean told =
                outcome.thrown() instanceof ErrnoException failed && failed.errno() == reason;
        if (!told) {
            throw outcome.fail(
                    outcome.thrown() == null ? "no exception" : "" + outcome.thrown(),
                    "an ErrnoException with " + reason.name(),
                    OTHERS);
        }
    }
}
