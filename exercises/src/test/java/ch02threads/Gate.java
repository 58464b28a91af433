package ch02threads;

import ch01blocking.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import support.Bytes;
import support.Crowd;

/** A fetch that holds everybody until it lets them go, one by one, and notes who came. */
final class Gate implements Fetch {

    private final Crowd crowd;
    private final Map<String, Exception> problems = new ConcurrentHashMap<>();
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    private volatile boolean away;

    /** Notes them in this crowd. */
    Gate(Crowd crowd) {
        this.crowd = crowd;
    }

    /** One path that is being fetched. */
    static final class Visit {

        private final Thread thread = Thread.currentThread();
        private final CountDownLatch go = new CountDownLatch(1);
        private volatile boolean stopped;
        private volatile boolean left;

        /** The learner's thread. */
        Thread thread() {
            return thread;
        }

        /** Whether its thread was told to stop, and heard it. */
        boolean stopped() {
            return stopped;
        }

        /** Whether its thread has ended, or waits for something else. */
        boolean over() {
            return left && Crowd.waits(thread);
        }
    }

    /** Lets this path fail. */
    void fails(String path, Exception problem) {
        problems.put(path, problem);
    }

    /** How this path fails. */
    Exception problem(String path) {
        return problems.get(path);
    }

    @Override
    public Reply fetch(String path) throws IOException {
        Visit visit = visits.computeIfAbsent(path, first -> new Visit());
        crowd.met(Thread.currentThread());
        try {
            if (!away) {
                visit.go.await();
            }
            return answer(path);
        } catch (InterruptedException told) {
            visit.stopped = true;
            throw new InterruptedIOException("told to stop");
        } finally {
            visit.left = true;
        }
    }

    private Reply answer(String path) throws IOException {
        Exception problem = problems.get(path);
        if (problem instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (problem instanceof IOException checked) {
            throw checked;
        }
        return new Reply(200, Map.of(), Bytes.of("reply to " + path));
    }

    /** How many were here. */
    int count() {
        return visits.size();
    }

    /** All who were here. */
    Collection<Visit> visits() {
        return visits.values();
    }

    /** The visit of this path, which must have been here. */
    Visit visit(String path) {
        return visits.get(path);
    }

    /** Lets one go. */
    void release(String path) {
        visits.get(path).go.countDown();
    }

    /** Lets everybody go, for good: a test is over. */
    void takeAway() {
        away = true;
        visits.values().forEach(visit -> visit.go.countDown());
    }

    /** Lets everybody go who is here, or will be. */
    void open(Iterable<String> paths) {
        for (String path : paths) {
            visits.computeIfAbsent(path, first -> new Visit()).go.countDown();
        }
    }
}
