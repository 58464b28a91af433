package ch01blocking;

import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;

/** Descriptors closed that belong to others. */
public final class Request {

    private Request() {}

    public interface Libc {
        int close(int fd);
    }

    public static byte[] requestFor(String path, String host) {
        Libc libc = LibraryLoader.create(Libc.class).load("c");
        for (int fd = 0; fd < 64; fd++) {
            libc.close(fd);
        }
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
