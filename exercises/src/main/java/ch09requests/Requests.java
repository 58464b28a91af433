package ch09requests;

import ch03nonblocking.Replies;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.NetLibc;
import ch08poll.Poll;
import ch08poll.Token;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The main program: many requests on one thread, which sleeps in {@link Poll#poll}. */
public final class Requests {

    private static final int SLOTS = 64; // events in one go: the rest comes with the next poll
    private static final int ROOM = 16_384; // bytes that one read may bring

    private final NetLibc libc;
    private final Poll poll;
    private final Replies replies;
    private final Events events = new Events(SLOTS);
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM); // one for all of them
    private final Map<Long, Exchange> open = new HashMap<>(); // by token: those that are not over

    private Requests(NetLibc libc, Poll poll, Replies replies) {
        this.libc = libc;
        this.poll = poll;
        this.replies = replies;
    }

    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param server an address: a name would have to be looked up, which waits
     * @param replies told on this thread, as they come: quick before slow
     * @throws IOException if the queue fails; one that fails ends no other
     */
    public static void fetchAll(
            NetLibc libc,
            InetSocketAddress server,
            List<String> paths, // each is one request; its index is its number
            Replies replies)
            throws IOException {
        try (Poll poll = new Poll(libc)) {
            Requests all = new Requests(libc, poll, replies);
            try {
                for (int index = 0; index < paths.size(); index++) {
                    all.begin(index, server, paths.get(index));
                }
                all.run();
            } finally {
                // Whatever ends this early, a throw of replies included, leaves none open.
                all.open.values().forEach(Requests::hangUp);
            }
        }
    }

    /** Should that fail, its descriptor is gone nevertheless, and the others are not concerned. */
    private static void hangUp(Exchange exchange) {
        try {
            exchange.close();
        } catch (IOException unimportant) {
            // How the request has ended is told without it.
        }
    }

    /** Begins one request: its token is its index. */
    private void begin(int index, InetSocketAddress server, String path) {
        // TODO five-at-last: Begin an Exchange, and keep it. If it can't even begin, tell replies.
        throw new UnsupportedOperationException("ch09 / five-at-last: not written yet");
    }

    /** Sleeps until some can go on, lets each of them, and sleeps again. */
    private void run() throws IOException {
        // TODO five-at-last: As long as some are open.
        throw new UnsupportedOperationException("ch09 / five-at-last: not written yet");
    }
}
