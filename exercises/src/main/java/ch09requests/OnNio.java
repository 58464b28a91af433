package ch09requests;

import ch01blocking.Request;

import ch03nonblocking.Replies;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The main program on the JDK's own queue, to be laid beside {@link Requests}. */
public final class OnNio {

    /** One request, and what has come of it so far: the attachment of its key. */
    private record Asked(int index, ByteBuffer request, ReplyFeed feed) {}

    private final Selector selector;
    private final Replies replies;
    private final ByteBuffer room = ByteBuffer.allocateDirect(16_384);
    private int open; // requests that are not over

    private OnNio(Selector selector, Replies replies) {
        this.selector = selector;
        this.replies = replies;
    }

    /** As {@link Requests#fetchAll}. */
    public static void fetchAll(InetSocketAddress server, List<String> paths, Replies replies)
            throws IOException {
        try (Selector selector = Selector.open()) {
            OnNio all = new OnNio(selector, replies);
            try {
                for (int index = 0; index < paths.size(); index++) {
                    all.begin(index, server, paths.get(index));
                }
                all.run();
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private void begin(int index, InetSocketAddress server, String path) {
        ByteBuffer request = ByteBuffer.wrap(Request.requestFor(path, Host.of(server)));
        try {
            register(new Asked(index, request, new ReplyFeed()), server);
        } catch (IOException problem) {
            replies.failure(index, problem);
        }
    }

    private void register(Asked asked, InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            boolean there = channel.connect(server); // at once, on some systems
            int next = there ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
            channel.register(selector, next, asked);
            open++;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private void run() throws IOException {
        while (open > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                proceed(key, (Asked) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    private void proceed(SelectionKey key, Asked asked) throws IOException {
        try {
            if (step(key, asked)) {
                end(key);
                replies.reply(asked.index(), asked.feed().reply());
            }
        } catch (IOException problem) {
            end(key);
            replies.failure(asked.index(), problem);
        }
    }

    private boolean step(SelectionKey key, Asked asked) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else if (key.isWritable()) {
            channel.write(asked.request());
            if (!asked.request().hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } else if (key.isReadable()) {
            return read(channel, asked.feed());
        }
        return false;
    }

    private boolean read(SocketChannel channel, ReplyFeed feed) throws IOException {
        if (channel.read(room.clear()) == -1) {
            feed.end();
        } else {
            feed.feed(room.flip());
        }
        return feed.isComplete();
    }

    private void end(SelectionKey key) throws IOException {
        key.channel().close();
        open--;
    }
}
