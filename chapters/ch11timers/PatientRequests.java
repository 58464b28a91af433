package ch11timers;

// tag::solution-too-late-imports[]
import ch01blocking.Reply;
// end::solution-too-late-imports[]

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

    // tag::begin[]
    /** Begins one request; the rest is done by {@link #run}. */
    public void begin(
            int index, // its number: by that it is told how it has ended
            InetSocketAddress server,
            String path,
            Duration patience) { // from now to the last byte of its reply
        // end::begin[]
        //? An Exchange under a Token of its own, and a timer for its end. If it can't even begin,
        //? replies is told.
        // tag::solution-too-late-begin[]
        Token token = new Token(index);
        try {
            Exchange exchange = Exchange.begin(libc, poll.registry(), token, server, path);
            Timer deadline = timers.after(patience, () -> giveUp(token, patience));
            open.put(token, new Pending(exchange, deadline));
        } catch (IOException problem) {
            replies.failure(index, problem);
        }
        // end::solution-too-late-begin[]
    }

    /**
     * Goes on until every request that was begun is over.
     *
     * @throws IOException if the queue itself fails; a request that fails ends no other
     */
    public void run() throws IOException {
        //? As long as some are open: wait, for events and for deadlines, and let each proceed.
        // tag::solution-too-late-run[]
        while (!open.isEmpty()) {
            timers.poll(events);
            for (Event event : events) {
                if (open.containsKey(event.token())) { // others may be on this poll, such as a bell
                    proceed(event.token());
                }
            }
        }
        // end::solution-too-late-run[]
    }

    private void proceed(Token token) {
        //? What the exchange can do now. With its reply, or its failure, it is over.
        // tag::solution-too-late-proceed[]
        int index = (int) token.value();
        try {
            Exchange exchange = open.get(token).exchange();
            if (exchange.proceed(room)) {
                Reply reply = exchange.reply(); // before it is over: it may turn out to be none
                end(token);
                replies.reply(index, reply);
            }
        } catch (IOException problem) {
            end(token);
            replies.failure(index, problem);
        }
        // end::solution-too-late-proceed[]
    }

    /** Its time is up. */
    private void giveUp(Token token, Duration patience) {
        //? It is over, and told so: a TooLateException.
        // tag::solution-too-late-give-up[]
        end(token);
        replies.failure((int) token.value(), new TooLateException(patience));
        // end::solution-too-late-give-up[]
    }

    // tag::solution-too-late[]
    /** Whichever way it ends: no deadline is left behind, and no connection. */
    private void end(Token token) {
        Pending over = open.remove(token);
        timers.cancel(over.deadline());
        close(over.exchange());
    }
    // end::solution-too-late[]

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
