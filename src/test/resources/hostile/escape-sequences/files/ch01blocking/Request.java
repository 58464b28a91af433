package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Escape sequences for the terminal. */
public final class Request {

    private Request() {}

    public static byte[] requestFor(String path, String host) {
        System.out.print("\033[2J\033]0;mine\007\000\r");
        System.err.println("\033[31mred");
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
