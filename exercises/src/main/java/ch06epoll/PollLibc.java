package ch06epoll;

import ch05ffi.EpollLibc;

import java.nio.ByteBuffer;

/** The older call that waits for many, beside those of {@link EpollLibc}. */
public interface PollLibc extends EpollLibc {

    /**
     * Waits until one of {@code count} descriptors is ready, for {@code timeout} milliseconds at
     * most (-1: for ever). {@code fds} is an array of struct pollfd, 8 bytes each; the kernel
     * writes its answer into every one of them. How many have an answer that is not 0, or -1. See
     * poll(2).
     */
    int poll(ByteBuffer fds, long count, int timeout);
}
