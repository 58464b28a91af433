package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Own. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        return ("PUT " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

class RequestTest {
    @java.lang.Deprecated
    void everyLineEndsWithCrLf() {}
}
