package ch04readiness;

// tag::solution-one-thread-imports[]
import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;
// end::solution-one-thread-imports[]

import ch03nonblocking.Outgoing;
import ch03nonblocking.Replies;
// tag::solution-one-thread-imports-stream[]

import java.io.ByteArrayInputStream;
// end::solution-one-thread-imports-stream[]
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
// tag::solution-one-thread-imports-buffer[]
import java.nio.ByteBuffer;
// end::solution-one-thread-imports-buffer[]
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Many requests on one thread, which sleeps until one of them can go on. */
public final class OneThread {

    /**
     * One request, and what has come of it so far: the attachment of its key.
     *
     * @param index its place in the list of paths
     * @param out what is still to be sent
     * @param in what has come
     */
    private record Exchange(int index, Outgoing out, ByteArrayOutputStream in) {}

    private final Selector selector;
    private final InetSocketAddress server;
    private final Replies replies;
    private int open; // exchanges that are not over

    private OneThread(Selector selector, InetSocketAddress server, Replies replies) {
        this.selector = selector;
        this.server = server;
        this.replies = replies;
    }

    // tag::signature[]
    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param selector the caller's: it has no keys yet, and stays open
     * @param replies told on this thread, as they come: the quick before the slow
     * @throws IOException if the selector fails; a request that fails ends no other
     */
    public static void fetchAll(
            Selector selector, InetSocketAddress server, List<String> paths, Replies replies)
            throws IOException {
        // end::signature[]
        OneThread all = new OneThread(selector, server, replies);
        try {
            for (int index = 0; index < paths.size(); index++) {
                all.begin(index, paths.get(index));
            }
            all.run();
        } finally {
            // Whatever ends this early, a throw of replies included, leaves none open.
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            // A selector holds the descriptor of a closed channel until it selects.
            selector.selectNow();
        }
    }

    /** Connects, which waits here (chapter 9 connects without), and registers. */
    private void begin(int index, String path) {
        //? Open a channel, make it non-blocking, and register it: interest in
        //? writing, an Exchange attached. If that fails, tell replies.
        // tag::solution-one-thread-begin[]
        try {
            SocketChannel channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            String host = server.getHostString() + ":" + server.getPort();
            Outgoing out = new Outgoing();
            out.add(Request.requestFor(path, host));
            Exchange exchange = new Exchange(index, out, new ByteArrayOutputStream());
            channel.register(selector, SelectionKey.OP_WRITE, exchange);
            open++;
        } catch (IOException problem) {
            replies.failure(index, problem);
        }
        // end::solution-one-thread-begin[]
    }

    /** Sleeps until some can go on, lets each of them, and sleeps again. */
    private void run() throws IOException {
        //? While there are open exchanges: select, and proceed with each selected
        //? key. What does select() do with the set of the round before?
        // tag::solution-one-thread[]
        while (open > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                proceed(key, (Exchange) key.attachment());
            }
            // The selector puts keys into this set. Taking them out is up to us.
            selector.selectedKeys().clear();
        }
        // end::solution-one-thread[]
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(SelectionKey key, Exchange exchange) throws IOException {
        //? Write or read, whichever the key is ready for. A problem of this
        //? exchange is one for replies: the other exchanges go on.
        // tag::solution-one-thread-proceed[]
        try {
            if (key.isWritable()) {
                write(key, exchange);
            } else {
                read(key, exchange);
            }
        } catch (IOException problem) {
            finish(key);
            replies.failure(exchange.index(), problem);
        }
        // end::solution-one-thread-proceed[]
    }

    // tag::solution-one-thread-methods[]
    private void write(SelectionKey key, Exchange exchange) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (exchange.out().flush(channel)) {
            // There is room to write almost always: who stays interested is woken
            // again and again, and has nothing to say.
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(SelectionKey key, Exchange exchange) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        int n = channel.read(buffer);
        exchange.in().write(buffer.array(), 0, buffer.position());
        if (n == -1) {
            byte[] all = exchange.in().toByteArray();
            Reply reply = ReplyParser.parse(new ByteArrayInputStream(all));
            finish(key);
            replies.reply(exchange.index(), reply);
        }
    }

    /** The end of a stream stays readable for ever: only closing ends that. */
    private void finish(SelectionKey key) throws IOException {
        key.channel().close();
        open--;
    }
    // end::solution-one-thread-methods[]
}
