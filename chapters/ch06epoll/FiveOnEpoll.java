package ch06epoll;

import ch03nonblocking.Replies;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
// tag::solution-five-on-epoll-imports[]
import ch05ffi.SysEpoll;
// end::solution-five-on-epoll-imports[]

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

    // tag::signature[]
    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param port of the server, on this machine
     * @param replies told on this thread, as they come: the quick before the slow
     * @throws IOException if the queue itself fails; a request that fails ends no other
     */
    public static void fetchAll(EpollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        // end::signature[]
        //? One epoll for all of them. Begin each, then run. Whatever ends this early,
        //? a throw of replies included, leaves nothing open.
        // tag::solution-five-on-epoll-all[]
        try (Epoll epoll = new Epoll(libc)) {
            FiveOnEpoll all = new FiveOnEpoll(libc, epoll, replies);
            try {
                for (int index = 0; index < paths.size(); index++) {
                    all.begin(port, index, paths.get(index));
                }
                all.run();
            } finally {
                for (Exchange exchange : all.open.values()) {
                    exchange.close();
                }
            }
        }
        // end::solution-five-on-epoll-all[]
    }

    /** Sends one request, and has its socket watched. */
    private void begin(int port, int index, String path) throws IOException {
        //? An Exchange, and its socket added to the epoll; its token leads back to it.
        //? If one of the two fails: nothing left open, and replies is told.
        // tag::solution-five-on-epoll-begin[]
        Exchange exchange;
        try {
            exchange = Exchange.begin(libc, port, index, path);
        } catch (IOException problem) {
            replies.failure(index, problem);
            return;
        }
        open.put((long) index, exchange);
        try {
            epoll.add(exchange.socket(), SysEpoll.EPOLLIN, index);
        } catch (IOException problem) {
            close(exchange);
            replies.failure(index, problem);
        }
        // end::solution-five-on-epoll-begin[]
    }

    /** Sleeps until some can go on, lets each of them, and sleeps again. */
    private void run() throws IOException {
        //? While some are open: wait, and let each that was reported proceed. How many
        //? of the events in the array are new?
        // tag::solution-five-on-epoll[]
        while (!open.isEmpty()) {
            int ready = patient.wait(events, Timeout.FOR_EVER);
            for (int i = 0; i < ready; i++) {
                proceed(open.get(events.token(i)));
            }
        }
        // end::solution-five-on-epoll[]
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(Exchange exchange) throws IOException {
        //? Read once. At its end: off the epoll, closed, and its reply told. What breaks
        //? this one is for replies, and ends no other.
        // tag::solution-five-on-epoll-proceed[]
        try {
            if (exchange.read()) {
                epoll.delete(exchange.socket());
                close(exchange);
                replies.reply(exchange.index(), exchange.reply());
            }
        } catch (IOException problem) {
            close(exchange);
            replies.failure(exchange.index(), problem);
        }
        // end::solution-five-on-epoll-proceed[]
    }

    // tag::solution-five-on-epoll-close[]
    private void close(Exchange exchange) throws IOException {
        open.remove((long) exchange.index());
        exchange.close();
    }
    // end::solution-five-on-epoll-close[]
}
