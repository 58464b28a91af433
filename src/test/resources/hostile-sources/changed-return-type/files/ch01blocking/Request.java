package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Text. */
public final class Request {

    private Request() {}

    public static String requestFor(String path, String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }
}
