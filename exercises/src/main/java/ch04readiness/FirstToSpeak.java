package ch04readiness;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Waits for several peers at once, and says which of them is the first to speak. */
final class FirstToSpeak {

    private FirstToSpeak() {}

    /** The place of one that has something to read. */
    static int firstOf(Selector selector, List<SocketChannel> channels)
            throws IOException {
        for (int i = 0; i < channels.size(); i++) {
            SocketChannel channel = channels.get(i);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, i);
        }
        selector.select();
        SelectionKey key = selector.selectedKeys().iterator().next();
        return (Integer) key.attachment();
    }
}
