package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A class with another name. */
final class HttpRequest {

    private HttpRequest() {}

    public static byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
