package ch01blocking;

import java.nio.charset.StandardCharsets;

/** An endless loop that takes the time of the whole check. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        int sum = 0;
        while (sum >= 0) {
            sum = (sum + path.length()) % 1000;
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
