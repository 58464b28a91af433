package ch03nonblocking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import support.Arrivals;

/** Real sockets: when nobody has anything, the test waits until the system says that one has. */
final class RealWorld implements RoundLessons.World, AutoCloseable {

    private final IntConsumer told;
    private final Arrivals arrivals = Arrivals.open();
    private final List<SocketChannel> sockets = new ArrayList<>();

    RealWorld(IntConsumer told) throws IOException {
        this.told = told;
    }

    @Override
    public ByteChannel open(int number, InetSocketAddress server) throws IOException {
        SocketChannel socket = SocketChannel.open(server);
        sockets.add(socket);
        socket.configureBlocking(false);
        arrivals.watch(socket);
        return socket;
    }

    @Override
    public Optional<RoundWrong> next() throws IOException {
        if (!arrivals.await()) {
            throw new IOException("every connection is closed");
        }
        return Optional.empty();
    }

    @Override
    public void over(int number) {
        arrivals.forget(sockets.get(number));
    }

    @Override
    public void told(int index) {
        told.accept(index);
    }

    /** Gives back what belongs to the test; what the learner has left open stays open. */
    void stopWatching() throws IOException {
        arrivals.close();
    }

    @Override
    public void close() throws IOException {
        stopWatching();
        for (SocketChannel socket : sockets) {
            socket.close();
        }
    }
}
