package ch04readiness;

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
        // TODO one-thread: Open a channel, make it non-blocking, and register it: interest in
        // writing, an Exchange attached. If that fails, tell answers.
        throw new UnsupportedOperationException("ch04 / one-thread: not written yet");
    }

    /** Sleeps until some can go on, lets each of them, and sleeps again. */
    private void run() throws IOException {
        // TODO one-thread: While there are open exchanges: select, and proceed with each selected
        // key. What does select() do with the set of the round before?
        throw new UnsupportedOperationException("ch04 / one-thread: not written yet");
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(SelectionKey key, Exchange exchange) throws IOException {
        // TODO one-thread: Write or read, whichever the key is ready for. A problem of this
        // exchange is an answer: the other exchanges go on.
        throw new UnsupportedOperationException("ch04 / one-thread: not written yet");
    }
}
