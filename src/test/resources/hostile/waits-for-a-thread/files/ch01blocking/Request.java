package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A thread that is waited for, and does not end. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Thread thread = new Thread(LockSupport::park, "stays for ever");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
