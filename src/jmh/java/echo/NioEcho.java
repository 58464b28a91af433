package echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Echoes on the selector of {@code java.nio}. */
public final class NioEcho {

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);

    private NioEcho() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        listener.bind(new InetSocketAddress(loopback, 0), 1024).configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Prints the port, and echoes until the parent ends. */
    public static void main(String[] args) throws IOException {
        NioEcho echo = new NioEcho();
        WithTheParent.end();
        System.out.println(echo.listener.socket().getLocalPort());
        while (true) {
            echo.selector.select(echo::handle);
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                acceptAll();
            } else {
                echo(key);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void acceptAll() throws IOException {
        SocketChannel next;
        while ((next = listener.accept()) != null) {
            next.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        }
    }

    private void echo(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (read(channel) < 0) {
            channel.close();
            return;
        }
        buffer.flip();
        channel.write(buffer);
    }

    private int read(SocketChannel channel) {
        try {
            return channel.read(buffer.clear());
        } catch (IOException reset) {
            return -1;
        }
    }
}
