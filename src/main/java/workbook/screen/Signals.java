package workbook.screen;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The signals of a terminal, while it is ours. */
final class Signals {

    private static final String STOP = "TSTP";
    private static final String CONTINUE = "CONT";

    /** So long a stop that was sent may take; by far the most take no millisecond. */
    private static final int PATIENCE_MILLIS = 300;

    private final Map<String, Runnable> handlers = new LinkedHashMap<>();
    private final Map<String, Object> before = new LinkedHashMap<>();
    private final Semaphore continued = new Semaphore(0);

    /** Answers a signal from now on; on a thread of its own, so it had better only pass it on. */
    void on(String name, Runnable handler) {
        handlers.put(name, handler);
        take(name);
    }

    private void take(String name) {
        Object previous = org.jline.utils.Signals.register(name, () -> heard(name));
        before.putIfAbsent(name, previous);
    }

    private void heard(String name) {
        if (name.equals(CONTINUE)) {
            continued.release();
        }
        Runnable handler = handlers.get(name);
        if (handler != null) {
            handler.run();
        }
    }

    /**
     * Stops this process as a Ctrl-Z stops any, and comes back when it is continued, or at once if
     * nobody could ever do that: a shell that is not there, as with "xterm -e", makes the kernel
     * ignore it.
     */
    void stop() throws IOException, InterruptedException {
        letStop();
        try {
            continued.drainPermits();
            // A JVM cannot raise what it does not handle, so somebody else has to send it.
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("/bin/sh", "-c", "kill -TSTP " + self).start().waitFor();
            // It may be sent and not have come. The time goes on during the stop, so that it is
            // over afterwards in any case.
            continued.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            take(STOP);
        }
    }

    /** Lets a Ctrl-Z stop us at once: for while another program has the terminal. */
    void letStop() {
        org.jline.utils.Signals.registerDefault(STOP);
    }

    /** Hears of Ctrl-Z again. */
    void takeStop() {
        take(STOP);
    }

    /** As they were before. */
    void giveBack() {
        before.forEach(org.jline.utils.Signals::unregister);
    }
}
