package ch01blocking;

import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;

/** A bad native pointer. */
public final class Request {

    private Request() {}

    public interface Libc {
        long memset(long address, int value, long length);
    }

    public static byte[] requestFor(String path, String host) {
        LibraryLoader.create(Libc.class).load("c").memset(8, 0, 100);
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
