package ch08poll;

import ch06epoll.SignalLibc;

import java.nio.ByteBuffer;

/** What it takes to have signals come in over a descriptor. */
public interface SignalFdLibc extends NetLibc, SignalLibc {

    /** Changes which signals the calling thread holds back. 0, or an errno. See pthread_sigmask(3). */
    int pthread_sigmask(int how, ByteBuffer signals, ByteBuffer before);

    /** A descriptor that such signals can be read from; or -1. See signalfd(2). */
    int signalfd(int fd, ByteBuffer signals, int flags);

    /** Sends a signal to a process: any thread of it may get it. 0 or -1. See kill(2). */
    int kill(int process, int signal);
}
