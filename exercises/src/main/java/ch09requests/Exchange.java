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

    /** Begins to connect; from then on events tell when to {@link #proceed}. */
    public static Exchange begin(
            NetLibc libc,
            Registry registry,
            Token token, // what its events carry
            InetSocketAddress server,
            String path)
            throws IOException {
        byte[] request = Request.requestFor(path, Host.of(server));
        TcpStream stream = TcpStream.connect(libc, server);
        Exchange exchange = new Exchange(stream, request);
        try {
            Interest both = Interest.READABLE.add(Interest.WRITABLE);
            registry.register(exchange.stream, token, both);
            return exchange;
        } catch (IOException | RuntimeException failed) {
            exchange.close();
            throw failed;
        }
    }

    /**
     * Goes on for as long as nothing would wait.
     *
     * @param room for each read, the caller's: whatever is in it is overwritten
     * @return whether the reply is complete
     * @throws IOException if there will be none
     */
    public boolean proceed(ByteBuffer room) throws IOException {
        // TODO five-at-last:
        // One step for each state, from the first to the last: a step that comes to its end
        // goes on with the next one, in the same call.
        throw new UnsupportedOperationException("ch09 / five-at-last: not written yet");
    }

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
