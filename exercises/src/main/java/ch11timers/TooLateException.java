package ch11timers;

import java.io.IOException;
import java.time.Duration;

/** Says that no reply has come in the time that was given. */
public final class TooLateException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Nothing came within this time, or not all of it. */
    public TooLateException(Duration patience) {
        super("no reply within " + patience.toMillis() + " ms");
    }
}
