package ch06epoll;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Recording;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Signal;

/** Waits half a second for nothing, while another thread sends it real signals. */
final class Tapped {

    private static final int TAPS = 3;
    private static final long PAUSE = 120; // milliseconds

    private Tapped() {}

    /** Prints each wait, how long it was to be, and how it ended. */
    static void run(PrintStream out) throws ErrnoException {
        SignalLibc real = Binding.load(SignalLibc.class);
        Recording<SignalLibc> recording = Recording.of(SignalLibc.class, real);
        CountDownLatch over = new CountDownLatch(1);
        try (Epoll epoll = new Epoll(recording.libc())) {
            PatientWait patient = new PatientWait(epoll, System::nanoTime);
            tapping(real, real.pthread_self(), over).start();
            patient.wait(new EpollEvents(1), TimeUnit.MILLISECONDS.toNanos(500));
        } finally {
            over.countDown(); // no more of them
        }
        recording.lines().stream()
                .filter(line -> line.startsWith("epoll_wait"))
                .forEach(out::println);
    }

    private static Thread tapping(SignalLibc libc, long waiter, CountDownLatch over) {
        Thread thread = new Thread(
                () -> {
                    try {
                        for (int i = 0; i < TAPS; i++) {
                            if (over.await(PAUSE, TimeUnit.MILLISECONDS)) {
                                return;
                            }
                            // Every JVM has a handler for this one, which does nothing.
                            libc.pthread_kill(waiter, Signal.SIGPIPE.intValue());
                        }
                    } catch (InterruptedException asked) {
                        Thread.currentThread().interrupt();
                    }
                },
                "tapping");
        thread.setDaemon(true);
        return thread;
    }
}
