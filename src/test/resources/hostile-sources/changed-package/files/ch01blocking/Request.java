package chapter1;

import java.nio.charset.StandardCharsets;

/** Another package line. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
