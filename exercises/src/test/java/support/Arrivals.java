package support;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Lets a test wait until something comes, or fits, instead of asking or sleeping. */
public final class Arrivals implements AutoCloseable {

    /** No test waits as long as that, unless what it waits for never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Selector selector;

    private Arrivals(Selector selector) {
        this.selector = selector;
    }

    /** One that watches nothing yet. */
    public static Arrivals open() throws IOException {
        return new Arrivals(Selector.open());
    }

    /** Watches for something to read: bytes, the end, a failure. The channel must not block. */
    public Arrivals watch(SocketChannel channel) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        return this;
    }

    /** Watches for room to write. */
    public Arrivals watchForRoom(SocketChannel channel) throws IOException {
        channel.register(selector, SelectionKey.OP_WRITE);
        return this;
    }

    /** Watches this one no more. */
    public void forget(SocketChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    /** Waits until one of them has something: true, or false if none is left to wait for. */
    public boolean await() throws IOException {
        int ready = selector.selectNow();
        if (ready == 0 && selector.keys().isEmpty()) {
            return false;
        }
        if (ready == 0 && selector.select(PATIENCE.toMillis()) == 0) {
            throw new IOException("nothing came for " + PATIENCE.toSeconds() + " seconds");
        }
        selector.selectedKeys().clear();
        return true;
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
