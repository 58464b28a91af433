package ch03nonblocking;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/** Many requests on one thread: asks each connection in turn, round and round. */
public final class RoundAndRound {

    private final Dial dial;
    private final Idle idle;
    /** One for all: it is empty between two questions. */
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /**
     * One that may fetch many times, on one thread at a time.
     *
     * @param dial opens a connection for each request
     * @param idle called after each whole round that brought nothing, and only then
     */
    public RoundAndRound(Dial dial, Idle idle) {
        this.dial = dial;
        this.idle = idle;
    }

    /**
     * Sends all requests, and hands over each reply as soon as it is complete. One
     * that fails is told of, and keeps none of the others from its reply. When this
     * method is left, in whatever way, every connection is closed.
     *
     * @throws InterruptedException if {@code idle} is interrupted
     */
    public void fetchAll(InetSocketAddress server, List<String> paths, Replies replies)
            throws InterruptedException {
        // TODO round-and-round:
        // Connect once for each path. Then go round and round, as long as a reply is
        // missing: in each turn, flush what is left of the request, and ask once.
        // After a round that brought nothing, call idle.nothingCame().
        throw new UnsupportedOperationException("ch03 / round-and-round: not written yet");
    }
}
