package ch02threads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that stumbles or dawdles on cue. */
final class Door extends ServerSocket {

    private final AtomicInteger stumbles = new AtomicInteger();
    private volatile boolean stumbled;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch goOn = new CountDownLatch(0);

    /** One on a free port of the loopback address. */
    Door() throws IOException {
        super(0, 100, InetAddress.getLoopbackAddress());
    }

    /** Lets the next calls of accept fail, so many of them. */
    void stumbles(int times) {
        stumbles.set(times);
    }

    /** Whether a call has failed. */
    boolean hasStumbled() {
        return stumbled;
    }

    /** Lets the next accept take a connection, but come back with it only when told. */
    void dawdles() {
        goOn = new CountDownLatch(1);
    }

    /** Tells it. */
    void hurry() {
        goOn.countDown();
    }

    /** Every connection that was taken. */
    List<Socket> accepted() {
        return accepted;
    }

    @Override
    public Socket accept() throws IOException {
        if (stumbles.get() > 0) {
            stumbles.decrementAndGet();
            stumbled = true;
            throw new SocketException("Too many open files");
        }
        Socket socket = super.accept();
        accepted.add(socket);
        waitUntilTold();
        return socket;
    }

    private void waitUntilTold() {
        boolean told = false;
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException notNow) {
                told = true;
            }
        }
        if (told) {
            Thread.currentThread().interrupt();
        }
    }
}
