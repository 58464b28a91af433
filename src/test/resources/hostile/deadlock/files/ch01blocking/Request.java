package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** A deadlock of two threads. */
public final class Request {

    private Request() {}

    private static void take(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                second.hashCode();
            }
        }
    }

    public static byte[] requestFor(String path, String host) {
        Object one = new Object();
        Object two = new Object();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread other = new Thread(() -> take(two, one, both), "the other");
        other.start();
        take(one, two, both);
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
