package ch01blocking;

import java.nio.charset.StandardCharsets;

/** An HTTP request, written down byte for byte. */
public final class Request {

    private Request() {}

    // tag::signature[]
    /**
     * What a client sends to get one reply.
     *
     * @param path percent-encoded already, such as {@code /500/hello%20there}
     * @param host the server's name, with its port if that is not 80
     */
    public static byte[] requestFor(String path, String host) {
        // end::signature[]
        //? Write the request: its first line, the headers Host and Connection,
        //? and the blank line that ends it. Every line ends with \r\n.
        // tag::solution-request[]
        String head = "GET " + path + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                // We read one reply and are done: the server may hang up after it.
                + "Connection: close\r\n"
                + "\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
        // end::solution-request[]
    }
}
