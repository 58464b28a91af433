package ch10waker;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** A loop that looks at a flag and does nothing else; another thread sets the flag. */
final class HotLoop {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long HALF_A_SECOND = 500; // milliseconds of CPU time

    private boolean plain;
    private volatile boolean promised;

    private void untilPlain() {
        while (!plain) {
            // Look again.
        }
    }

    private void untilPromised() {
        while (!promised) {
            // Look again.
        }
    }

    private HotLoop() {}

    /** Lets each loop work for half a second, sets its flag, and gives it as long again. */
    static void run(PrintStream out) throws InterruptedException {
        HotLoop loop = new HotLoop();
        show("plain", loop::untilPlain, () -> loop.plain = true, out);
        show("volatile", loop::untilPromised, () -> loop.promised = true, out);
    }

    private static void show(String kind, Runnable loop, Runnable set, PrintStream out)
            throws InterruptedException {
        Thread looker = new Thread(loop, kind);
        looker.setDaemon(true); // or this program would never end
        looker.start();
        awaitWork(looker, HALF_A_SECOND);
        set.run();
        awaitWork(looker, worked(looker) + HALF_A_SECOND);
        out.printf(
                "%-9s set to true; half a second later the loop %s%n",
                kind, looker.isAlive() ? "goes on" : "is over");
    }

    /** Waits until it has worked as long, or is over; time in which it did not work is none. */
    private static void awaitWork(Thread thread, long millis) throws InterruptedException {
        while (thread.isAlive() && worked(thread) < millis) {
            Thread.sleep(10);
        }
    }

    @SuppressWarnings("deprecation") // JDK 19 has threadId() for getId()
    private static long worked(Thread thread) {
        return TimeUnit.NANOSECONDS.toMillis(THREADS.getThreadCpuTime(thread.getId()));
    }
}
