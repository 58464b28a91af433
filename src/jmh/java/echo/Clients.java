package echo;

import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Interest;
import ch08poll.NetLibc;
import ch08poll.Poll;
import ch08poll.TcpStream;
import ch08poll.Token;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Busy connections to one server: each sends 64 bytes, waits until they are back, and sends again.
 */
final class Clients implements AutoCloseable {

    private static final int MESSAGE = 64; // bytes

    private final Poll poll;
    private final Events events = new Events(1024);
    private final List<TcpStream> streams = new ArrayList<>(); // by token
    private final int[] missing; // bytes that have not come back, by token
    private final ByteBuffer out = ByteBuffer.allocateDirect(MESSAGE);
    private final ByteBuffer in = ByteBuffer.allocateDirect(MESSAGE);
    private long messages; // that came back whole
    private int inFlight;

    /** As many connections, all of them there when this returns. */
    Clients(NetLibc libc, InetSocketAddress server, int count) throws IOException {
        this.poll = new Poll(libc);
        this.missing = new int[count];
        for (int i = 0; i < count; i++) {
            TcpStream stream = TcpStream.connect(libc, server);
            streams.add(stream);
            poll.registry().register(stream, new Token(i), Interest.WRITABLE);
        }
        awaitConnected(count);
        for (int i = 0; i < count; i++) {
            poll.registry().reregister(streams.get(i), new Token(i), Interest.READABLE);
        }
    }

    private void awaitConnected(int count) throws IOException {
        int connected = 0;
        while (connected < count) {
            poll.poll(events);
            for (Event event : events) {
                if (event.isError()) {
                    throw new IOException("no connection: "
                            + streams.get((int) event.token().value()).takeError());
                }
                connected++;
            }
        }
    }

    /** Keeps all of them busy for so long, then lets the last messages come back. */
    long exchange(long nanos) throws IOException {
        long before = messages;
        long end = System.nanoTime() + nanos;
        for (int i = 0; i < missing.length; i++) {
            send(i);
        }
        while (inFlight > 0) {
            poll.poll(events);
            boolean more = System.nanoTime() - end < 0;
            for (Event event : events) {
                receive((int) event.token().value(), more);
            }
        }
        return messages - before;
    }

    private void send(int index) throws IOException {
        if (streams.get(index).write(out.clear()) != MESSAGE) {
            throw new IOException("no room for " + MESSAGE + " bytes");
        }
        missing[index] = MESSAGE;
        inFlight++;
    }

    private void receive(int index, boolean more) throws IOException {
        int n = streams.get(index).read(in.clear());
        if (n < 0) {
            throw new IOException("the server has closed");
        }
        missing[index] -= n;
        if (n == 0 || missing[index] > 0) {
            return;
        }
        messages++;
        inFlight--;
        if (more) {
            send(index);
        }
    }

    @Override
    public void close() throws IOException {
        for (TcpStream stream : streams) {
            stream.close();
        }
        poll.close();
    }
}
