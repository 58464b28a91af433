package ch01blocking;

import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;

/** Standard output closed by its number. */
public final class Request {

    private Request() {}

    public interface Libc {
        int close(int fd);
    }

    public static byte[] requestFor(String path, String host) {
        LibraryLoader.create(Libc.class).load("c").close(1);
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
