package ch04readiness;

// tag::solution-one-thread-imports[]
import ch01blocking.Reply;
import ch01blocking.ReplyParser;
import ch01blocking.Request;

import java.io.ByteArrayInputStream;
// end::solution-one-thread-imports[]
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
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
    private record Exchange(int index, ByteBuffer out, ByteArrayOutputStream in) {}

    private final Selector selector;
    private final InetSocketAddress server;
    private final Answers answers;
    private int open; // exchanges that are not over

    private OneThread(Selector selector, InetSocketAddress server, Answers answers) {
        this.selector = selector;
        this.server = server;
        this.answers = answers;
    }

    // tag::signature[]
    /**
     * Fetches all paths at once, and returns when each has its answer.
     *
     * @param selector the caller's: it has no keys yet, and stays open
     * @param answers told on this thread, in the order in which answers come
     * @throws IOException if the selector fails; a request that fails is an answer
     */
    public static void fetchAll(
            Selector selector, InetSocketAddress server, List<String> paths, Answers answers)
            throws IOException {
        // end::signature[]
        OneThread all = new OneThread(selector, server, answers);
        try {
            for (int index = 0; index < paths.size(); index++) {
                all.begin(index, paths.get(index));
            }
            all.run();
        } finally {
            // Whatever ends this early, a throw of answers included, leaves none open.
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    /** Connects, which waits here (chapter 9 connects without), and registers. */
    private void begin(int index, String path) {
        //? Open a channel, make it non-blocking, and register it: interest in
        //? writing, an Exchange attached. If that fails, tell answers.
        // tag::solution-one-thread-begin[]
        try {
            SocketChannel channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            String host = server.getHostString() + ":" + server.getPort();
            ByteBuffer request = ByteBuffer.wrap(Request.requestFor(path, host));
            var exchange = new Exchange(index, request, new ByteArrayOutputStream());
            channel.register(selector, SelectionKey.OP_WRITE, exchange);
            open++;
        } catch (IOException problem) {
            answers.failed(index, problem);
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
        //? exchange is an answer: the other exchanges go on.
        // tag::solution-one-thread-proceed[]
        try {
            if (key.isWritable()) {
                write(key, exchange);
            } else {
                read(key, exchange);
            }
        } catch (IOException problem) {
            finish(key);
            answers.failed(exchange.index(), problem);
        }
        // end::solution-one-thread-proceed[]
    }

    // tag::solution-one-thread-methods[]
    private void write(SelectionKey key, Exchange exchange) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        channel.write(exchange.out());
        if (!exchange.out().hasRemaining()) {
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
            finish(key);
            byte[] all = exchange.in().toByteArray();
            Reply reply = ReplyParser.parse(new ByteArrayInputStream(all));
            answers.reply(exchange.index(), reply);
        }
    }

    /** The end of a stream stays readable for ever: only closing ends that. */
    private void finish(SelectionKey key) throws IOException {
        key.channel().close();
        open--;
    }
    // end::solution-one-thread-methods[]
}
