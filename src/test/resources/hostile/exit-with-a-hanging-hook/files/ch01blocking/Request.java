package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** System.exit, with a shutdown hook that does not end. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        Runtime.getRuntime().addShutdownHook(new Thread(LockSupport::park));
        System.exit(0);

        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
