package ch08poll;

import ch05ffi.Binding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Chapter 8's program. */
public final class Main {

    private static final Token LISTENER = new Token(0);
    private static final Token CLIENT = new Token(1);
    private static final Token SERVER = new Token(2);

    private Main() {}

    /** A listener, and a client of its own, on one queue. */
    public static void main(String[] args) throws IOException {
        NetLibc libc = Binding.load(NetLibc.class);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Poll poll = new Poll(libc);
                TcpListener listener = TcpListener.bind(libc, any);
                TcpStream client = TcpStream.connect(libc, listener.localAddress())) {
            poll.registry().register(listener, LISTENER, Interest.READABLE);
            poll.registry().register(client, CLIENT, Interest.WRITABLE);
            Events events = new Events(8);
            poll.poll(events);
            for (Event event : events) {
                System.out.println(event.token() + " " + event.isReadable() + event.isWritable());
            }
            try (TcpStream server = listener.accept().orElseThrow()) {
                poll.registry().register(server, SERVER, Interest.READABLE);
                client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
                poll.poll(events);
                for (Event event : events) {
                    System.out.println(event.token() + " " + event.isReadable());
                }
                ByteBuffer b = ByteBuffer.allocate(100);
                System.out.println(server.read(b) + " " + server.read(b));
            }
        }
    }
}
