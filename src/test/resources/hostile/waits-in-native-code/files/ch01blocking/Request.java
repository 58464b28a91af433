package ch01blocking;

import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;

/** A native call that does not come back. */
public final class Request {

    private Request() {}

    public interface Libc {
        int pause();
    }

    public static byte[] requestFor(String path, String host) {
        LibraryLoader.create(Libc.class).load("c").pause();
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
