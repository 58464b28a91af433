package ch06epoll;

/** What tests need of the C library beyond the calls of the chapter; public for jnr-ffi. */
public interface Native extends PollLibc {

    /** Opens a file. See open(2). */
    int open(String path, int flags);

    /** Sends a signal to one thread of this process. See pthread_kill(3). */
    int pthread_kill(long thread, int signal);

    /** The thread that calls. See pthread_self(3). */
    long pthread_self();
}
