package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A daemon thread that goes on. */
public final class Request {

    private Request() {}

    private static void spin() {
        while (true) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(Request::spin, "goes on");
        thread.setDaemon(true);
        thread.start();
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
