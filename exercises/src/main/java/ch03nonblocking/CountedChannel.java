package ch03nonblocking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/** A channel that counts how often it is asked for bytes, and otherwise is the one it wraps. */
final class CountedChannel implements ByteChannel {

    private final ByteChannel channel;
    private final AtomicLong asks;

    CountedChannel(ByteChannel channel, AtomicLong asks) {
        this.channel = channel;
        this.asks = asks;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        asks.incrementAndGet();
        return channel.read(buffer);
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        return channel.write(buffer);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
