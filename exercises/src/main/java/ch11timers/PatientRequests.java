package ch11timers;

import ch03nonblocking.Replies;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.NetLibc;
import ch08poll.Poll;
import ch08poll.Token;

import ch09requests.Exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many requests on one thread, each of which has a deadline: its reply is there by then, or it is
 * given up. For the thread that polls.
 */
public final class PatientRequests implements AutoCloseable {

    /** A request that is not over, and what will happen if it is not over in time. */
    private record Pending(Exchange exchange, Timer deadline) {}

    private final NetLibc libc;
    private final Poll poll;
    private final Timers timers;
    private final Replies replies;
    private final Events events = new Events(64);
    private final ByteBuffer room = ByteBuffer.allocateDirect(16_384); // for what is read
    private final Map<Token, Pending> open = new HashMap<>(); // those that are not over

    /**
     * @param poll where to wait; it remains the caller's, and so do its timers. An event of another
     *     source, such as a bell, is passed over; its token is no number of a request
     * @param replies told on the thread that runs, once for each request
     */
    public PatientRequests(NetLibc libc, Poll poll, Timers timers, Replies replies) {
        this.libc = libc;
        this.poll = poll;
        this.timers = timers;
        this.replies = replies;
    }

    /** Fetches all paths at once, each within the same time, and returns when all are over. */
    public static void fetchAll(
            NetLibc libc,
            InetSocketAddress server,
            List<String> paths,
            Duration patience,
            Replies replies)
            throws IOException {
        try (Poll poll = new Poll(libc);
                PatientRequests all = new PatientRequests(
                        libc, poll, new Timers(poll, System::nanoTime), replies)) {
            for (int index = 0; index < paths.size(); index++) {
                all.begin(index, server, paths.get(index), patience);
            }
            all.run();
        }
    }

    /** Begins one request; the rest is done by {@link #run}. */
    public void begin(
            int index, // its number: by that it is told how it has ended
            InetSocketAddress server,
            String path,
            Duration patience) { // from now to the last byte of its reply
        // TODO too-late:
        // An Exchange under a Token of its own, and a timer for its end. If it can't even begin,
        // replies is told.
        throw new UnsupportedOperationException("ch11 / too-late: not written yet");
    }

    /**
     * Goes on until every request that was begun is over.
     *
     * @throws IOException if the queue itself fails; a request that fails ends no other
     */
    public void run() throws IOException {
        // TODO too-late:
        // As long as some are open: wait, for events and for deadlines, and let each proceed.
        throw new UnsupportedOperationException("ch11 / too-late: not written yet");
    }

    private void proceed(Token token) {
        // TODO too-late: What the exchange can do now. With its reply, or its failure, it is over.
        throw new UnsupportedOperationException("ch11 / too-late: not written yet");
    }

    /** Its time is up. */
    private void giveUp(Token token, Duration patience) {
        // TODO too-late: It is over, and told so: a TooLateException.
        throw new UnsupportedOperationException("ch11 / too-late: not written yet");
    }

    /** Gives up what is still open, and tells nobody. */
    @Override
    public void close() {
        for (Pending pending : open.values()) {
            timers.cancel(pending.deadline());
            close(pending.exchange());
        }
        open.clear();
    }

    /** Should that fail, the descriptor is gone nevertheless: nobody needs to know. */
    private static void close(Exchange exchange) {
        try {
            exchange.close();
        } catch (IOException unimportant) {
            // How the request has ended is told, or will be.
        }
    }
}
