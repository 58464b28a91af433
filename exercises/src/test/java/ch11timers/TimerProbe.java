package ch11timers;

import java.nio.ByteBuffer;
import support.Underneath;

/** The C library as the tests themselves use it: what a learner's has, and calls to look. */
public interface TimerProbe extends TimerLibc, Underneath {

    /** How a timer is set: how much is left, and what comes after it. See timerfd_gettime(2). */
    int timerfd_gettime(int fd, ByteBuffer value);
}
