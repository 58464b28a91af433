package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Descriptors;
import support.Kernel;
import support.Rng;
import support.Stumbling;

/** Chapter 5, exercise close-once. */
class FdTest {

    /** fcntl(2): another number for the same thing, the lowest free one that is not below ours. */
    private static final int F_DUPFD_CLOEXEC = 1030;

    private final Rng rng = Rng.fresh();
    private final Stumbling<Libc> kernel =
            Stumbling.around(Libc.class, Kernel.bind(Libc.class, Binding::load));
    private final Libc libc = kernel.libc();
    private final int end = pipe();
    private final FdLessons lessons = open();
    private final int number = lessons.number();

    @AfterEach
    void closeAll() throws Exception {
        kernel.close();
    }

    @Test
    @DisplayName("while it is open it has its number, and close() gives that back")
    void closeGivesTheNumberBack() {
        for (int i = 0; i < 2; i++) {
            lessons.judgeNumber(lessons.number("number(), while it is open").value());
        }
        lessons.close("close()").judge();
        lessons.judgeClosedOnce();
        lessons.judgeGone(flags(), lessons.fd().isOpen());
    }

    @Test
    @DisplayName("closed twice is closed once, even if the number is somebody else's by then")
    void aReusedNumberIsLeftAlone() {
        lessons.close("close()").judge();
        kernel.forget();
        take(number);
        lessons.close(lessons.twice()).ignore();
        lessons.judgeSomebodyElse(kernel.calls("close"), flags());
    }

    @Test
    @DisplayName("to close once more is no error")
    void closingOnceMoreIsNoError() {
        lessons.close("close()").judge();
        lessons.close("close(), and then close() once more").judgeSilent();
    }

    @Test
    @DisplayName("a close that fails is told, and never repeated")
    void aFailedCloseIsToldAndNotRepeated() {
        for (Errno reason : List.of(Errno.EINTR, Errno.EIO)) {
            FdLessons one = open();
            kernel.failsAfterwards("close", 1, reason.intValue())
                    .after("close", 1, () -> take(one.number()));
            kernel.forget();
            ClosedLessons first = one.close("close(), which fails with " + reason.name());
            one.judgeNotRepeated(reason, false);
            first.judgeTold(reason);
            one.close("close(), which fails with " + reason.name() + "; close() again")
                    .ignore();
            one.judgeNotRepeated(reason, true);
        }
    }

    @Test
    @DisplayName("after close() it gives its number to nobody")
    void aClosedOneGivesNoNumber() {
        lessons.close("close()").judge();
        lessons.judgeRefused(lessons.number("close(), then number()"));
    }

    @Test
    @DisplayName("it knows who closed it: the first one, and where")
    void itKnowsWhoClosedIt() throws Exception {
        Thread worker = new Thread(this::closeInTheWorker, "worker-" + rng.word());
        worker.start();
        worker.join();
        lessons.close("close() in another thread; once more here").ignore();
        lessons.judgeCulprit(
                lessons.number("close() in the thread " + worker.getName()
                        + ", in a method closeInTheWorker(); close() once more, here; then"
                        + " number()"),
                "closeInTheWorker");
    }

    @Test
    @DisplayName("who closes it while it is being closed comes too late")
    void closingWhileItIsClosedComesTooLate() throws Exception {
        Thread other = new Thread(this::closeInTheWorker, "worker-" + rng.word());
        AtomicBoolean marked = new AtomicBoolean();
        kernel.before("close", 1, () -> {
            marked.set(!lessons.fd().isOpen());
            startAndAwait(other);
        });
        kernel.forget();
        lessons.close("close(); while the kernel is at it, close() in another thread")
                .judge();
        other.join();
        lessons.judgeMeanwhile(marked.get());
    }

    @Test
    @DisplayName("of two who close it at the same moment, one does")
    void ofTwoAtOnceOneCloses() throws Exception {
        lessons.close("close()").judge();
        new ClosedByTwo().judge();
    }

    /** What the kernel knows of our number: -1 if it is closed. */
    private int flags() {
        return libc.fcntl(number, Fcntl.F_GETFD.intValue());
    }

    /** The stack of this close has the name of this method in it. */
    private void closeInTheWorker() {
        lessons.closeQuietly();
    }

    /** Runs it until it has ended, or cannot go on as long as the learner's code holds a lock. */
    private static void startAndAwait(Thread thread) {
        thread.start();
        while (thread.isAlive() && !isLockedOut(thread)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isLockedOut(Thread thread) {
        List<String> classes = Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toList();
        return thread.getState() != Thread.State.RUNNABLE
                && classes.contains(Fd.class.getName())
                && classes.stream().noneMatch(name -> name.startsWith("support."));
    }

    /**
     * Opens something, far above the JVM's own descriptors: these have the lowest numbers, so
     * nobody but us takes this one.
     */
    private FdLessons open() {
        int limit = (int) Math.min(1024, Descriptors.limit().orElse(1024));
        int fd = libc.fcntl(end, F_DUPFD_CLOEXEC, rng.between(limit / 2, limit - 30));
        return new FdLessons(kernel, new Fd(libc, fd, rng.word()), fd);
    }

    /** Somebody opens something, and gets the lowest number that is free: this one. */
    private void take(int number) {
        libc.fcntl(end, F_DUPFD_CLOEXEC, number);
    }

    /** One end of a pipe; the other one is closed with everything else. */
    private int pipe() {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        libc.pipe2(ends, OpenFlags.O_CLOEXEC.intValue());
        return ends.getInt(0);
    }
}
