package ch02threads;

import ch01blocking.FiveRequests;

import java.net.InetSocketAddress;
// tag::solution-all-at-once-imports[]
import java.util.ArrayList;
import java.util.Arrays;
// end::solution-all-at-once-imports[]
import java.util.List;

/** Makes requests all at once, each on a thread of its own. */
public final class AllAtOnce {

    private AllAtOnce() {}

    // tag::one-server[]
    /** Fetches these paths from one server, each over a connection of its own. */
    public static List<Fetched> fetchAll(InetSocketAddress server, List<String> paths)
            throws InterruptedException {
        return fetchAll(path -> FiveRequests.fetch(server, path), paths);
    }
    // end::one-server[]

    // tag::signature[]
    /**
     * Fetches the paths all at once, and waits until the last of them is done.
     *
     * @return what came of each, in the order of the paths
     * @throws InterruptedException if the caller is told to stop waiting: then
     *     the threads that still fetch are told to stop too
     */
    public static List<Fetched> fetchAll(Fetch fetch, List<String> paths)
            throws InterruptedException {
        // end::signature[]
        //? Give each path a thread of its own, and start them all. Then wait for
        //? all of them. Each keeps what came of its path: a reply, or what was
        //? thrown. If you are interrupted, interrupt them, and let it go on.
        // tag::solution-all-at-once[]
        Fetched[] results = new Fetched[paths.size()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            int place = i;
            threads.add(new Thread(() -> results[place] = one(fetch, paths.get(place))));
        }
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join(); // What the thread wrote is seen from here on.
            }
        } finally {
            threads.forEach(Thread::interrupt); // Does nothing to one that has ended.
        }
        return Arrays.asList(results);
        // end::solution-all-at-once[]
    }

    // tag::solution-all-at-once-one[]
    private static Fetched one(Fetch fetch, String path) {
        try {
            return Fetched.reply(fetch.fetch(path));
        } catch (Exception problem) {
            return Fetched.problem(problem);
        }
    }
    // end::solution-all-at-once-one[]
}
