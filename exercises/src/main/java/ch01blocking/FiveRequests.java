package ch01blocking;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Requests the plain way: ask, wait, read the answer, ask again. */
public final class FiveRequests {

    private FiveRequests() {}

    /**
     * Fetches the paths one after another.
     *
     * @return the replies, in the order of the paths
     * @throws IOException at the first that fails; later ones are not tried
     */
    public static List<Reply> fetchAll(
            InetSocketAddress server,
            List<String> paths)
            throws IOException {
        // TODO one-after-another:
        // Fetch each path, and return the replies in the order of the paths.
        throw new UnsupportedOperationException("ch01 / one-after-another: not written yet");
    }

    /** Sends one request over a connection of its own, and waits for the reply. */
    public static Reply fetch(InetSocketAddress server, String path)
            throws IOException {
        // TODO one-after-another:
        // Connect, send Request.requestFor(...), and take the reply apart with
        // ReplyParser.parse(...). Close the socket, also when something fails.
        // Host is the server's name and port, such as localhost:8080.
        throw new UnsupportedOperationException("ch01 / one-after-another: not written yet");
    }
}
