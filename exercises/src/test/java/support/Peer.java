package support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The other side of a learner's sockets: plays a script, misbehaves on cue, and notes what it
 * saw. It never sleeps: it goes on when bytes, connections and ends arrive. If it waits for the
 * learner's code while that waits for it, it says so and hangs up.
 */
public final class Peer implements AutoCloseable {

    /** How often it looks up from a wait, in milliseconds. */
    static final int LOOK = 20;
    /** How long both sides may wait for each other where /proc can't tell, in milliseconds. */
    private static final int SURE = Tcp.known() ? 2 * LOOK : 5_000;
    /** How long a close may take to arrive after the connect that followed it. */
    static final int GRACE = 300;

    /** What a peer does, from the first accept to the last close. */
    @FunctionalInterface
    public interface Script {
        /** Plays it; whatever it throws ends it. */
        void play(Peer peer) throws Exception;
    }

    /** Both sides waited: what the peer waited for, and where the learner's code stood. */
    public record Stuck(String waitedFor, List<StackTraceElement> stack) {

        /** The learner's line, in this class if it is there. */
        public Optional<StackTraceElement> yours(Class<?> preferred) {
            return Frames.yours(stack.toArray(StackTraceElement[]::new), preferred);
        }
    }

    private final ServerSocket listener;
    private final InetSocketAddress address;
    private final Watched learner;
    private final Thread thread;
    private final Deque<Socket> arrived = new ConcurrentLinkedDeque<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private volatile Stuck stuck;
    private volatile Exception trouble;
    private volatile boolean over;

    private Peer(Script script) throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(LOOK);
        address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        learner = new Watched(listener.getLocalPort());
        thread = new Thread(() -> play(script), "peer");
        thread.setDaemon(true);
    }

    /** Starts a peer. The thread that calls this is the one that will run the learner's code. */
    public static Peer playing(Script script) throws IOException {
        Peer peer = new Peer(script);
        peer.thread.start();
        return peer;
    }

    /** Where it listens: a free port of the loopback address. */
    public InetSocketAddress address() {
        return address;
    }

    private void play(Script script) {
        try {
            script.play(this);
        } catch (Exception problem) {
            trouble = problem;
        } finally {
            hangUp();
        }
    }

    /** Waits for the next connection. */
    public Line accept() throws IOException {
        Waiting waiting = new Waiting("a connection");
        while (arrived.isEmpty() && !look(LOOK)) {
            waiting.stillWaiting();
        }
        Line line = new Line(this, arrived.remove(), lines.size() + 1);
        lines.add(line);
        return line;
    }

    /** Whether somebody has connected who was not accepted yet. */
    public boolean hasAnother() throws IOException {
        return !arrived.isEmpty() || look(1);
    }

    private boolean look(int millis) throws IOException {
        listener.setSoTimeout(millis);
        try {
            arrived.add(listener.accept());
            note("#" + (lines.size() + arrived.size()) + " connected");
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    /** To be called when the learner's code has returned: lets the script come to its end. */
    public void finish() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the learner's code has returned. */
    boolean isOver() {
        return over;
    }

    /** Both sides waited for each other, if they did. */
    public Optional<Stuck> stuck() {
        return Optional.ofNullable(stuck);
    }

    /** What ended the script early, if anything did. */
    public Optional<Exception> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The connections so far, in the order in which they were accepted. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What happened, in order, a line for each event. */
    public String transcript() {
        synchronized (transcript) {
            return " " + String.join("\n ", transcript);
        }
    }

    void note(String event) {
        synchronized (transcript) {
            transcript.add(event);
        }
    }

    /** Ends the script, wherever it is, and closes everything. */
    @Override
    public void close() {
        over = true;
        hangUp();
        finish();
    }

    private void hangUp() {
        try {
            listener.close();
            for (Socket socket : arrived) {
                socket.close();
            }
            for (Line line : lines) {
                line.close();
            }
        } catch (IOException closing) {
            trouble = trouble == null ? closing : trouble;
        }
    }

    /** One wait for the learner's code, which must not wait for us meanwhile. */
    final class Waiting {

        private final String what;
        private long bothSince = -1;

        Waiting(String what) {
            this.what = what;
        }

        /** To be called at each look: gives up when nothing can come any more. */
        void stillWaiting() throws IOException {
            if (over) {
                throw new IOException("your code returned; still waiting for " + what);
            }
            if (!learner.waits()) {
                bothSince = -1;
            } else if (bothSince == -1) {
                bothSince = System.nanoTime();
            } else if (System.nanoTime() - bothSince > TimeUnit.MILLISECONDS.toNanos(SURE) / 2) {
                stuck = new Stuck(what, List.of(learner.stack()));
                throw new IOException("both sides wait: the peer for " + what);
            }
        }
    }
}
