package ch01sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a reply, however it is cut into pieces. */
public final class SampleReader {

    // tag::whole[]
    /** Reads until the peer says that nothing more will come. */
    public static byte[] readToEnd(InputStream in) throws IOException {
        //? Read until the stream ends, and return every byte.
        // tag::solution-read-all[]
        var all = new ByteArrayOutputStream();
        byte[] piece = new byte[1024];
        // tag::loop[]
        for (int n = in.read(piece); n != -1; n = in.read(piece)) {
            all.write(piece, 0, n);
        }
        // end::loop[]
        return all.toByteArray();
        // end::solution-read-all[]
    }
    // end::whole[]

    static void demo(InputStream in) throws IOException {
        // tag::once[]
        byte[] buffer = new byte[1024];
        int n = in.read(buffer); // <1>
        if (n == -1) { // <2>
            throw new IOException("the peer closed before it said anything"); // <3>
        }
        String text = new String(buffer, 0, n, US_ASCII); // <4>

        /* The next line is the one that everybody writes first. */
        return """
                %s: read %d bytes, 0x%x
                """.formatted(text, n, n);
        // end::once[]
    }
}
