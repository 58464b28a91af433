package workbook.runner.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A few bytes to ourselves and back, by streams and by channels; all of it is closed again. */
final class Network {

    private Network() {}

    static void touch() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        streams(here);
        channels(here);
    }

    private static void streams(InetAddress here) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, here);
                Socket one = new Socket(here, listener.getLocalPort());
                Socket other = listener.accept()) {
            other.setSoTimeout(1000);
            one.getOutputStream().write(1);
            other.getInputStream().read(new byte[8]);
            one.shutdownOutput();
            other.getInputStream().read();
        }
    }

    private static void channels(InetAddress here) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            listener.bind(new InetSocketAddress(here, 0)).configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            try (SocketChannel one = SocketChannel.open(listener.getLocalAddress())) {
                selector.select(1000);
                try (SocketChannel other = listener.accept()) {
                    one.write(ByteBuffer.wrap(new byte[] {1}));
                    other.read(ByteBuffer.allocateDirect(8));
                }
            }
        }
    }
}
