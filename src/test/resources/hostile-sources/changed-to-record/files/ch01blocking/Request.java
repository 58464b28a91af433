package ch01blocking;

import java.nio.charset.StandardCharsets;

/** A record. */
public record Request(int x) {

    public static byte[] requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
