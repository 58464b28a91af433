package ch09requests;

import ch01blocking.Reply;
import ch01blocking.Request;

import ch08poll.Interest;
import ch08poll.NetLibc;
import ch08poll.Registry;
import ch08poll.TcpStream;
import ch08poll.Token;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One request, and how far it is. It does what can be done now, and never waits. For one thread.
 *
 * <pre>
 *               connected            all is sent           the reply is complete
 *   CONNECTING ------------&gt; SENDING -----------&gt; READING ----------------------&gt; DONE
 * </pre>
 */
public final class Exchange implements AutoCloseable {

    /** What is to be done next. */
    private enum State {
        CONNECTING,
        SENDING,
        READING,
        DONE
    }

    private final TcpStream stream;
    private final ByteBuffer request; // what is still to be sent
    private final ReplyFeed feed = new ReplyFeed();
    private State state = State.CONNECTING;

    private Exchange(TcpStream stream, byte[] request) {
        this.stream = stream;
        this.request = ByteBuffer.wrap(request);
    }

    // tag::begin[]
    /** Begins to connect; from then on events tell when to {@link #proceed}. */
    public static Exchange begin(
            NetLibc libc,
            Registry registry,
            Token token, // what its events carry
            InetSocketAddress server,
            String path)
            throws IOException {
        byte[] request = Request.requestFor(path, Host.of(server));
        TcpStream stream = TcpStream.connect(libc, server); // <1>
        Exchange exchange = new Exchange(stream, request);
        try {
            Interest both = Interest.READABLE.add(Interest.WRITABLE); // <2>
            registry.register(exchange.stream, token, both);
            return exchange;
        } catch (IOException | RuntimeException failed) {
            exchange.close();
            throw failed;
        }
    }
    // end::begin[]

    // tag::proceed[]
    /**
     * Goes on for as long as nothing would wait.
     *
     * @param room for each read, the caller's: whatever is in it is overwritten
     * @return whether the reply is complete
     * @throws IOException if there will be none
     */
    public boolean proceed(ByteBuffer room) throws IOException {
        // end::proceed[]
        //? One step for each state, from the first to the last: a step that comes to its end
        //? goes on with the next one, in the same call.
        // tag::solution-five-at-last-proceed[]
        if (state == State.CONNECTING && Connect.isThere(stream)) {
            state = State.SENDING;
        }
        if (state == State.SENDING && isSent()) {
            state = State.READING;
        }
        if (state == State.READING && isRead(room)) {
            state = State.DONE;
        }
        return state == State.DONE;
        // end::solution-five-at-last-proceed[]
    }

    // tag::solution-five-at-last-steps[]
    private boolean isSent() throws IOException {
        while (request.hasRemaining() && stream.write(request) > 0) {
            // There may be room for more.
        }
        return !request.hasRemaining();
    }

    /** Reads until nothing is left: the next event comes only with what comes next. */
    private boolean isRead(ByteBuffer room) throws IOException {
        while (!feed.isComplete()) {
            int n = stream.read(room.clear());
            if (n == 0) {
                return false;
            }
            if (n == -1) {
                feed.end();
            } else {
                feed.feed(room.flip());
            }
        }
        return true;
    }
    // end::solution-five-at-last-steps[]

    /** What came, if it is complete. */
    public Reply reply() throws IOException {
        return feed.reply();
    }

    /** Off the queue, and hung up. */
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
