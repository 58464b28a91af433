package ch01blocking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A socket's input with one deadline for all reads together. With a limit for each
 * read alone, a client that sends a byte now and then could keep a thread for ever.
 */
final class DeadlineInput extends FilterInputStream {

    private final Socket socket;
    private final long deadline; // in System.nanoTime()

    DeadlineInput(Socket socket, Duration patience) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the time for all reads is over");
        }
        socket.setSoTimeout((int) left);
        return super.read(buffer, offset, length);
    }
}
