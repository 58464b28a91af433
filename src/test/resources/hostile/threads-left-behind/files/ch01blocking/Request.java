package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Threads that are left behind. */
public final class Request {

    private Request() {}

    private static void stay() {
        LockSupport.park();
        stay();
    }

    public static byte[] requestFor(String path, String host) {
        new Thread(Request::stay, "stays for ever").start();
        Executors.newSingleThreadExecutor(work -> new Thread(work, "idle pool")).execute(() -> {});
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
