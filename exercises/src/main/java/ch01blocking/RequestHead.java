package ch01blocking;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the head of a request, and no more of it than is reasonable. */
final class RequestHead {

    static final int LINE_LIMIT = 8 * 1024;
    static final int HEAD_LIMIT = 16 * 1024;

    private final InputStream in;
    private int total;

    private RequestHead(InputStream in) {
        this.in = in;
    }

    /** The request line and the headers, without the blank line that ends them. */
    static List<String> lines(InputStream in) throws IOException, Refusal {
        // The buffer saves a system call per byte. What follows is not for us.
        RequestHead head = new RequestHead(new BufferedInputStream(in));
        List<String> lines = new ArrayList<>();
        lines.add(head.line(414));
        for (String line = head.line(431); !line.isEmpty(); line = head.line(431)) {
            lines.add(line);
        }
        return lines;
    }

    private String line(int ifTooLong) throws IOException, Refusal {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b == -1) {
                throw new EOFException("the client went away in its request");
            }
            line.write(b);
            check(line.size(), LINE_LIMIT, ifTooLong, "A line");
            check(++total, HEAD_LIMIT, 431, "The head");
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static void check(int size, int max, int status, String what) throws Refusal {
        if (size > max) {
            throw new Refusal(status, what + " has more than " + max + " bytes.");
        }
    }
}
