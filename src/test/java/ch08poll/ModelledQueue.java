package ch08poll;

import ch05ffi.Binding;

import ch10waker.Waker;
import ch10waker.WakerLibc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A queue of the finished code with connections on it, and a model that says what has to come. */
@SuppressWarnings("ReferenceEquality") // tokens: equal ones belong to others, on purpose
final class ModelledQueue implements AutoCloseable {

    private static final int MOST = 12; // connections at once
    private static final Duration LONG = Duration.ofSeconds(30); // longer than any event may take
    private static final Interest[] INTERESTS = {
        Interest.READABLE,
        Interest.WRITABLE,
        Interest.PRIORITY,
        Interest.READABLE.add(Interest.WRITABLE)
    };

    private final WakerLibc libc = Binding.load(WakerLibc.class);
    private final Random random;
    private final Poll poll = new Poll(libc);
    private final Poll lobby = new Poll(libc); // for those who come in
    private final TcpListener listener;
    private final Token bellToken = new Token(-1);
    private final Waker bell = new Waker(libc, poll.registry(), bellToken);
    private boolean owesBell;
    private final Events events = new Events(4); // few, so that not all that is ready fits in
    private final List<ModelledStream> streams = new ArrayList<>();
    private final Deque<String> done = new ArrayDeque<>(); // the last operations
    private long told;

    ModelledQueue(long seed) throws IOException {
        random = new Random(seed);
        listener =
                TcpListener.bind(libc, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        lobby.registry().register(listener, new Token(0), Interest.READABLE);
    }

    /** How many events have come. */
    long told() {
        return told;
    }

    /** One operation of any kind. */
    void step() throws IOException, InterruptedException {
        if (streams.size() < 3) {
            connect();
        }
        ModelledStream one = streams.get(random.nextInt(streams.size()));
        switch (random.nextInt(40)) {
            case 0 -> connect();
            case 1, 2, 3, 4 -> register(one);
            case 5, 6 -> reregister(one);
            case 7 -> deregister(one);
            case 8 -> close(one);
            case 9 -> note("hear the end", one, one::hearTheEnd);
            case 10 -> note("hear a reset", one, one::hearAReset);
            case 11, 12, 13 -> note("read", one, () -> one.read(1 + random.nextInt(4_000)));
            case 14, 15 -> note("fill", one, one::fill);
            case 16, 17 -> note("be heard", one, one::beHeard);
            case 18 -> ring();
            case 19 -> letTimePass();
            case 20, 21 -> awaitWhatIsOwed();
            default -> note("hear", one, () -> one.hear(1 + random.nextInt(3_000)));
        }
    }

    private interface Operation {
        void run() throws IOException;
    }

    private void note(String what, Object whom, Operation operation) throws IOException {
        operation.run();
        done.add(what + ": " + whom);
        if (done.size() > 25) {
            done.remove();
        }
    }

    private void connect() throws IOException {
        if (streams.size() == MOST) {
            return;
        }
        SocketChannel peer = SocketChannel.open(listener.localAddress());
        Optional<TcpStream> ours = listener.accept();
        while (ours.isEmpty()) {
            lobby.poll(new Events(1));
            ours = listener.accept();
        }
        streams.add(new ModelledStream(ours.get(), peer));
        note("connect", ours.get(), () -> {});
    }

    private void register(ModelledStream one) throws IOException {
        if (one.token() == null) {
            Token token = new Token(random.nextInt(4)); // equal ones occur, on purpose
            Interest interest = INTERESTS[random.nextInt(INTERESTS.length)];
            poll.registry().register(one.ours(), token, interest);
            one.registered(token, interest);
            note("register", one, () -> {});
        }
    }

    private void reregister(ModelledStream one) throws IOException {
        if (one.token() != null) {
            Token token = new Token(random.nextInt(4));
            Interest interest = INTERESTS[random.nextInt(INTERESTS.length)];
            poll.registry().reregister(one.ours(), token, interest);
            one.registered(token, interest);
            note("reregister", one, () -> {});
        }
    }

    private void deregister(ModelledStream one) throws IOException {
        if (one.token() != null) {
            note("deregister", one, () -> poll.registry().deregister(one.ours()));
            one.deregistered();
        }
    }

    private void close(ModelledStream one) throws IOException {
        note("close", one, one::close);
        streams.remove(one);
    }

    /** Another thread has something for the one that polls, once or a few times. */
    private void ring() throws IOException, InterruptedException {
        int times = 1 + random.nextInt(3);
        Thread ringer = new Thread(() -> ring(times));
        ringer.start();
        owesBell = true;
        note("ring " + times + " times", bell, () -> {});
        awaitWhatIsOwed();
        ringer.join();
    }

    private void ring(int times) {
        try {
            for (int i = 0; i < times; i++) {
                bell.wake();
            }
        } catch (IOException unheard) {
            throw new IllegalStateException(unheard);
        }
    }

    private void letTimePass() throws IOException {
        int nanos = 1 + random.nextInt(2_000_000);
        long before = System.nanoTime();
        ask(Duration.ofNanos(nanos));
        long passed = System.nanoTime() - before;
        note("let " + nanos + " ns pass", passed, () -> {});
        if (events.isEmpty() && passed < nanos) {
            throw wrong("a wait of " + nanos + " ns was over after " + passed);
        }
        handle();
    }

    /** Waits until everything has been told that has to be. */
    void awaitWhatIsOwed() throws IOException {
        boolean owed = isOwed();
        ask(owed ? LONG : Duration.ZERO);
        handle();
        while (isOwed()) {
            ask(LONG);
            if (events.isEmpty() && isOwed()) {
                throw wrong("nothing has come for " + LONG);
            }
            handle();
        }
    }

    private void ask(Duration timeout) throws IOException {
        streams.forEach(ModelledStream::newBatch);
        poll.poll(events, timeout);
    }

    private boolean isOwed() {
        return owesBell || streams.stream().anyMatch(ModelledStream::isOwed);
    }

    private void handle() throws IOException {
        for (Event event : events) {
            told++;
            if (event.token() == bellToken) {
                owesBell = false; // nobody has to read it: the next ring is an edge of its own
            } else {
                handle(event);
            }
            if (random.nextInt(4) == 0) {
                changeInTheMiddle();
            }
        }
    }

    private void handle(Event event) throws IOException {
        Token token = event.token(); // the very object: equal ones belong to others
        ModelledStream whose = streams.stream()
                .filter(one -> one.token() == token)
                .findFirst()
                .orElseThrow(() -> wrong("an event of nobody, as " + token));
        done.add("event for " + whose);
        String problem = whose.told(event);
        if (!problem.isEmpty()) {
            throw wrong(problem + ": " + whose);
        }
    }

    /** To one whose event may be in this batch and still to come; maybe another takes its place. */
    private void changeInTheMiddle() throws IOException {
        List<ModelledStream> waiting =
                streams.stream().filter(ModelledStream::isOwed).toList();
        if (waiting.isEmpty()) {
            return;
        }
        ModelledStream one = waiting.get(random.nextInt(waiting.size()));
        switch (random.nextInt(8)) {
            case 0 -> deregister(one);
            case 1, 2, 3 -> reregister(one);
            case 4 -> {
                if (streams.size() > 1) {
                    close(one);
                }
            }
            default -> {
                // More than once, so that a place that has been left gets somebody new.
                for (int times = random.nextInt(MOST); times >= 0; times--) {
                    deregister(one);
                    register(one);
                }
            }
        }
    }

    private AssertionError wrong(String what) {
        return new AssertionError(
                what + "\nnow:\n  " + join(streams) + "\nbefore:\n  " + join(done));
    }

    private static String join(Iterable<?> things) {
        List<String> lines = new ArrayList<>();
        things.forEach(thing -> lines.add(thing.toString()));
        return String.join("\n  ", lines);
    }

    /** In an order that is nobody's favorite. */
    @Override
    public void close() throws IOException {
        if (random.nextBoolean()) {
            poll.close();
        }
        for (ModelledStream one : streams) {
            one.close();
        }
        listener.close();
        lobby.close();
        bell.close();
        poll.close();
    }
}
