package ch06epoll;

import ch03nonblocking.Replies;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many requests on one thread, which sleeps in epoll_wait(2) until one of them can go on. */
public final class FiveOnEpoll {

    private static final int SLOTS = 8; // however many are open: the rest comes with the next wait

    private final EpollLibc libc;
    private final Epoll epoll;
    private final PatientWait patient;
    private final Replies replies;
    private final EpollEvents events = new EpollEvents(SLOTS);
    private final Map<Long, Exchange> open = new HashMap<>(); // by token: those that are not over

    private FiveOnEpoll(EpollLibc libc, Epoll epoll, Replies replies) {
        this.libc = libc;
        this.epoll = epoll;
        this.patient = new PatientWait(epoll, System::nanoTime);
        this.replies = replies;
    }

    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param port of the server, on this machine
     * @param replies told on this thread, as they come: the quick before the slow
     * @throws IOException if the queue itself fails; a request that fails ends no other
     */
    public static void fetchAll(EpollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        // TODO five-on-epoll:
        // One epoll for all of them. Begin each, then run. Whatever ends this early,
        // a throw of replies included, leaves nothing open.
        throw new UnsupportedOperationException("ch06 / five-on-epoll: not written yet");
    }

    /** Sends one request, and has its socket watched. */
    private void begin(int port, int index, String path) throws IOException {
        // TODO five-on-epoll:
        // An Exchange, and its socket added to the epoll; its token leads back to it.
        // If one of the two fails: nothing left open, and replies is told.
        throw new UnsupportedOperationException("ch06 / five-on-epoll: not written yet");
    }

    /** Sleeps until some can go on, lets each of them, and sleeps again. */
    private void run() throws IOException {
        // TODO five-on-epoll:
        // While some are open: wait, and let each that was reported proceed. How many
        // of the events in the array are new?
        throw new UnsupportedOperationException("ch06 / five-on-epoll: not written yet");
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(Exchange exchange) throws IOException {
        // TODO five-on-epoll:
        // Read once. At its end: off the epoll, closed, and its reply told. What breaks
        // this one is for replies, and ends no other.
        throw new UnsupportedOperationException("ch06 / five-on-epoll: not written yet");
    }
}
