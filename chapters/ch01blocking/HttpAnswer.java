package ch01blocking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the delay server says: a status and a sentence.
 *
 * @param status one of those that have a reason below
 * @param text the body; goes nowhere else, so it may hold any character
 */
record HttpAnswer(int status, String text) {

    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            408, "Request Timeout",
            414, "URI Too Long",
            431, "Request Header Fields Too Large");

    /** The answer as it travels. */
    byte[] bytes() {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " " + REASONS.get(status) + "\r\n"
                + (status == 405 ? "Allow: GET\r\n" : "")
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Connection: close\r\n"
                + "\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
