package ch01blocking;

// tag::solution-parse-reply-imports[]
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
// end::solution-parse-reply-imports[]
import java.io.IOException;
import java.io.InputStream;
// tag::solution-parse-reply-imports-more[]
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
// end::solution-parse-reply-imports-more[]

/** Takes a reply apart: a status line, headers, a blank line, a body. */
public final class ReplyParser {

    // tag::solution-parse-reply-fields[]
    private final InputStream in;

    private ReplyParser(InputStream in) {
        this.in = in;
    }
    // end::solution-parse-reply-fields[]

    // tag::signature[]
    /**
     * Reads one reply and not a byte more: the connection may stay open.
     *
     * @throws IOException if what comes is no reply, or only a part of one
     */
    public static Reply parse(InputStream in) throws IOException {
        // end::signature[]
        //? Read the status line, then headers up to the blank line, then the body:
        //? as many bytes as Content-Length says, or all there are without it.
        //? What is no reply, or stops short, in the head too, is an IOException.
        //? For a body that stops short it says "8 of 11 bytes".
        // tag::solution-parse-reply[]
        return new ReplyParser(in).reply();
        // end::solution-parse-reply[]
    }

    // tag::solution-parse-reply-methods[]
    private Reply reply() throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        return new Reply(status, headers, body(headers));
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1[.][01] \\d{3}( .*)?")) {
            throw new IOException("not the first line of a reply: " + line);
        }
        return Integer.parseInt(line.split(" ")[1]);
    }

    private Map<String, String> headers() throws IOException {
        // Content-Length, content-length, CONTENT-LENGTH: all one name.
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            // Only the first colon ends the name: a value may have colons too.
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            String value = line.substring(colon + 1).strip();
            headers.put(line.substring(0, colon), value);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            throw new IOException("a body in chunks: we can't read that");
        }
        String length = headers.get("Content-Length");
        if (length == null) {
            return ReplyReader.readToEnd(in);
        }
        return exactly(size(length));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = new byte[length];
        int have = 0;
        while (have < length) {
            // One read gives what is there, and that may be less than we want.
            int n = in.read(body, have, length - have);
            if (n == -1) {
                throw new EOFException(have + " of " + length + " bytes came");
            }
            have += n;
        }
        return body;
    }

    private static int size(String text) throws IOException {
        // Eight digits are 100 MB: nobody's word is worth more memory.
        if (!text.matches("\\d{1,8}")) {
            throw new IOException("not a Content-Length to rely on: " + text);
        }
        return Integer.parseInt(text);
    }

    /** Byte by byte: a byte too many here would be missing from the body. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b == -1) {
                throw new EOFException("the head stops short: " + line);
            }
            line.write(b);
        }
        // ISO 8859-1 has a character for every byte, so that none can get lost.
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.replaceFirst("\r$", "");
    }
    // end::solution-parse-reply-methods[]
}
