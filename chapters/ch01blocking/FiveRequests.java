package ch01blocking;

// tag::solution-one-after-another-imports[]
import java.io.BufferedInputStream;
// end::solution-one-after-another-imports[]
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Requests the plain way: ask, wait, read the answer, ask again. */
public final class FiveRequests {

    private FiveRequests() {}

    // tag::signature[]
    /**
     * Fetches the paths one after another.
     *
     * @return the replies, in the order of the paths
     * @throws IOException at the first that fails; later ones are not tried
     */
    public static List<Reply> fetchAll(
            InetSocketAddress server, // <1>
            List<String> paths)
            throws IOException {
        // end::signature[]
        //? Fetch each path, and return the replies in the order of the paths.
        // tag::solution-one-after-another[]
        List<Reply> replies = new ArrayList<>();
        for (String path : paths) {
            replies.add(fetch(server, path));
        }
        return replies;
        // end::solution-one-after-another[]
    }

    // tag::signature-fetch[]
    /** Sends one request over a connection of its own, and waits for the reply. */
    public static Reply fetch(InetSocketAddress server, String path) // <1>
            throws IOException {
        // end::signature-fetch[]
        //? Connect, send Request.requestFor(...), and take the reply apart with
        //? ReplyParser.parse(...). Close the socket, also when something fails.
        //? Host is the server's name and port, such as localhost:8080.
        // tag::solution-one-after-another-fetch[]
        try (Socket socket = new Socket()) {
            socket.connect(server);
            String host = server.getHostString() + ":" + server.getPort();
            socket.getOutputStream().write(Request.requestFor(path, host));
            // The parser asks for single bytes, and each would be a system call. A
            // buffer reads ahead: safe, as this connection carries one reply only.
            InputStream in = new BufferedInputStream(socket.getInputStream());
            return ReplyParser.parse(in);
        }
        // end::solution-one-after-another-fetch[]
    }
}
