package ch06epoll;

import ch05ffi.EpollLibc;

/** What it takes to send a signal to one thread of this process. */
public interface SignalLibc extends EpollLibc {

    /** The thread that calls, as the C library names it. See pthread_self(3). */
    long pthread_self();

    /** Sends a signal to a thread that has not ended. 0, or an errno. See pthread_kill(3). */
    int pthread_kill(long thread, int signal);
}
