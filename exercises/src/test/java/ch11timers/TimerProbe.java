package ch11timers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import support.Underneath;

/** The C library as the tests themselves use it: what a learner's has, and calls to look. */
public interface TimerProbe extends TimerLibc, Underneath {

    /** How a timer is set: how much is left, and what comes after it. See timerfd_gettime(2). */
    int timerfd_gettime(int fd, ByteBuffer value);

    /** The port that a socket is bound to. */
    default int port(int fd) {
        ByteBuffer address = ByteBuffer.allocateDirect(128);
        ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        getsockname(fd, address, length.putInt(0, 128));
        return Short.toUnsignedInt(address.getShort(2)); // as on the network: the big end first
    }
}
