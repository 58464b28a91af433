package ch01blocking;

// tag::solution-read-to-end-imports[]
import java.io.ByteArrayOutputStream;
// end::solution-read-to-end-imports[]
import java.io.IOException;
import java.io.InputStream;

/** Reads until the other side has no more to say. */
public final class ReplyReader {

    private ReplyReader() {}

    // tag::signature[]
    /**
     * Every byte up to the end of the stream, however many reads that takes.
     *
     * @throws IOException if the connection breaks: half a reply is none
     */
    public static byte[] readToEnd(InputStream in) throws IOException {
        // end::signature[]
        //? Read until the stream ends, and return every byte that came.
        //? JDK 9 has readAllBytes() for this: write the loop yourself, once.
        // tag::solution-read-to-end[]
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        int n = in.read(buffer);
        while (n != -1) {
            // Only the first n bytes are news; the rest is left from before.
            all.write(buffer, 0, n);
            n = in.read(buffer);
        }
        return all.toByteArray();
        // end::solution-read-to-end[]
    }
}
