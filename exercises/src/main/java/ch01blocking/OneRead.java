package ch01blocking;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The most tempting mistake of this chapter, kept for show: it works on a good day. */
public final class OneRead {

    private OneRead() {}

    /** What has arrived so far, which may be all of the reply. Or not. */
    static byte[] readOnce(InputStream in) throws IOException {
        byte[] buffer = new byte[1024];
        int n = in.read(buffer);
        return Arrays.copyOf(buffer, n);
    }
}
