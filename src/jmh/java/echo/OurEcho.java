package echo;

import ch05ffi.Binding;
import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.NetLibc;
import ch08poll.Poll;
import ch08poll.TcpListener;
import ch08poll.TcpStream;
import ch08poll.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Echoes on the queue of chapter 8. */
public final class OurEcho {

    private static final int LISTENER = -1;

    private final NetLibc libc = Binding.load(NetLibc.class);
    private final Poll poll = new Poll(libc);
    private final TcpListener listener;
    private final List<@Nullable TcpStream> streams = new ArrayList<>(); // by token
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);

    private OurEcho() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        listener = TcpListener.bind(libc, new InetSocketAddress(loopback, 0));
        poll.registry().register(listener, new Token(LISTENER), Interest.READABLE);
    }

    /** Prints the port, and echoes until the parent ends. */
    public static void main(String[] args) throws IOException {
        OurEcho echo = new OurEcho();
        WithTheParent.end();
        System.out.println(echo.listener.localAddress().getPort());
        echo.run();
    }

    private void run() throws IOException {
        Events events = new Events(1024);
        while (true) {
            poll.poll(events);
            for (Event event : events) {
                int index = (int) event.token().value();
                if (index == LISTENER) {
                    acceptAll();
                } else {
                    echo(index, event.isReadClosed());
                }
            }
        }
    }

    private void acceptAll() throws IOException {
        Optional<TcpStream> next = listener.accept();
        while (next.isPresent()) {
            poll.registry().register(next.get(), new Token(streams.size()), Interest.READABLE);
            streams.add(next.get());
            next = listener.accept();
        }
    }

    /** A read that does not fill the buffer has emptied the socket, unless the end has come too. */
    private void echo(int index, boolean ended) throws IOException {
        TcpStream stream = streams.get(index);
        if (stream == null) {
            return;
        }
        boolean more = true;
        while (more) {
            int n = read(stream);
            if (n < 0) {
                stream.close();
                streams.set(index, null);
                return;
            }
            more = ended || !buffer.hasRemaining();
            buffer.flip();
            stream.write(buffer);
        }
    }

    private int read(TcpStream stream) {
        try {
            return stream.read(buffer.clear());
        } catch (IOException reset) {
            return -1;
        }
    }
}
