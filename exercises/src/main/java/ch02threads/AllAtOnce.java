package ch02threads;

import ch01blocking.FiveRequests;

import java.net.InetSocketAddress;
import java.util.List;

/** Makes requests all at once, each on a thread of its own. */
public final class AllAtOnce {

    private AllAtOnce() {}

    /** Fetches these paths from one server, each over a connection of its own. */
    public static List<Fetched> fetchAll(InetSocketAddress server, List<String> paths)
            throws InterruptedException {
        return fetchAll(path -> FiveRequests.fetch(server, path), paths);
    }

    /**
     * Fetches the paths all at once, and waits until the last of them is done.
     *
     * @return what came of each, in the order of the paths
     * @throws InterruptedException if the caller is told to stop waiting: then
     *     the threads that still fetch are told to stop too
     */
    public static List<Fetched> fetchAll(Fetch fetch, List<String> paths)
            throws InterruptedException {
        // TODO all-at-once: Give each path a thread of its own, and start them all. Then wait for
        // all of them. Each keeps what came of its path: a reply, or what was
        // thrown. If you are interrupted, interrupt them, and let it go on.
        throw new UnsupportedOperationException("ch02 / all-at-once: not written yet");
    }
}
