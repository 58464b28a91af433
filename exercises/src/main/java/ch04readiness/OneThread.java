package ch04readiness;

import ch03nonblocking.Outgoing;
import ch03nonblocking.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
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
        // TODO one-thread: Open a channel, make it non-blocking, and register it: interest in
        // writing, an Exchange attached. If that fails, tell replies.
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
        // exchange is one for replies: the other exchanges go on.
        throw new UnsupportedOperationException("ch04 / one-thread: not written yet");
    }
}
