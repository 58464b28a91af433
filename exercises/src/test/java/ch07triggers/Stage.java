package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollLibc;
import ch05ffi.Recording;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jnr.constants.platform.Errno;
import support.Kernel;

/**
 * Stands between a learner's code and the real kernel. Whenever the code would sleep in
 * epoll_wait, the next step of a script is played, on the same thread: so nothing is left to
 * chance, and a sleep that nobody would end is found without a clock. It counts what is read, and
 * keeps the code from closing descriptors that are not its own.
 */
final class Stage implements AutoCloseable {

    /** Something that the other side does. */
    @FunctionalInterface
    interface Step {
        /** Does it; it has arrived when this returns. */
        void play() throws IOException;
    }

    /** What was read: random here, and of no interest. */
    private static final Pattern PAYLOAD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)+\"(?:[.]{3})?");

    private static final int WIDTH = 60; // columns

    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Recording<EpollLibc> recording =
            Recording.of(EpollLibc.class, (EpollLibc) Proxy.newProxyInstance(
                    Stage.class.getClassLoader(),
                    new Class<?>[] {EpollLibc.class},
                    (proxy, method, arguments) -> call(method, arguments)));
    private final List<Wire> wires = new ArrayList<>();
    private final Deque<Step> script = new ArrayDeque<>();
    private final Map<Integer, Step> beforeFirstRead = new HashMap<>();
    private final Deque<Optional<Errno>> stumbles = new ArrayDeque<>();
    private final Calls calls = new Calls();
    private final Set<Integer> epolls = new TreeSet<>();
    private final Set<Integer> strays = new TreeSet<>();
    private Optional<Errno> invented = Optional.empty(); // why the last call failed, if we say so

    /** The C library for a learner's code. */
    EpollLibc libc() {
        return recording.libc();
    }

    /** The C library for the test. */
    Probe probe() {
        return probe;
    }

    /** What the code has called. */
    Calls calls() {
        return calls;
    }

    /** The last calls of these functions, as strace would write them: a picture for a lesson. */
    String shown(int last, String... functions) {
        List<String> lines = recording.lines().stream()
                .filter(line -> Arrays.asList(functions).contains(line.replaceFirst("[(].*", "")))
                .map(line -> PAYLOAD.matcher(line).replaceAll("..."))
                .map(Stage::folded)
                .toList();
        int from = Math.max(0, lines.size() - last);
        String before = from == 0 ? "" : "\n  (" + from + " more before)";
        return before + "\n  " + String.join("\n  ", lines.subList(from, lines.size()));
    }

    /** A line that is too long for a terminal goes on below, further in. */
    private static String folded(String line) {
        int cut = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        if (cut < 0) {
            return line;
        }
        return line.substring(0, cut) + "\n      " + folded(line.substring(cut + 1));
    }

    /** A new connection. */
    Wire wire() throws IOException {
        Wire wire = new Wire(probe, libc());
        wires.add(wire);
        return wire;
    }

    /** When the code would sleep: this, after what was to be done before. */
    Stage then(Step step) {
        script.add(step);
        return this;
    }

    /** When the code has been told, and is about to read this connection for the first time. */
    Stage beforeFirstRead(Wire wire, Step step) {
        beforeFirstRead.put(wire.number(), step);
        return this;
    }

    /** The next reads fail with these; null is one that does not. */
    Stage stumble(Errno... errnos) {
        Arrays.stream(errnos).map(Optional::ofNullable).forEach(stumbles::add);
        return this;
    }

    /** Whether the code has closed this connection, which was not its own. */
    boolean wasClosed(Wire wire) {
        return strays.contains(wire.number());
    }

    /** Whether the code has closed anything that was not its own. */
    boolean hasClosedOthers() {
        return !strays.isEmpty();
    }

    /** How many of the code's epolls are open. */
    int openEpolls() {
        return epolls.size();
    }

    private Object call(Method method, Object[] given) throws Throwable {
        if (method.getName().equals("errno")) {
            return errno();
        }
        invented = Optional.empty();
        return switch (method.getName()) {
            case "read" -> read((int) given[0], (ByteBuffer) given[1], (long) given[2]);
            case "epoll_create1" -> created(probe.epoll_create1((int) given[0]));
            case "epoll_ctl" ->
                control((int) given[0], (int) given[1], (int) given[2], (ByteBuffer) given[3]);
            case "epoll_wait" ->
                await((int) given[0], (ByteBuffer) given[1], (int) given[2], (int) given[3]);
            case "close" -> close((int) given[0]);
            default -> passedOn(method, given);
        };
    }

    private Object passedOn(Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(probe, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private int errno() {
        return invented.map(Errno::intValue).orElseGet(probe::errno);
    }

    private long read(int fd, ByteBuffer buffer, long count) {
        if (count > buffer.remaining()) {
            throw new Stopped(
                    Stopped.Kind.OVERFLOWS,
                    "read(" + fd + ", ..., " + count + ") with room for " + buffer.remaining());
        }
        if (beforeFirstRead.containsKey(fd)) {
            play(beforeFirstRead.remove(fd));
        }
        invented = stumbles.isEmpty() ? Optional.empty() : stumbles.remove();
        long n = invented.isPresent() ? -1 : probe.read(fd, buffer, count);
        calls.read(fd, count, n, n == -1 ? Errno.valueOf(errno()) : null);
        return n;
    }

    private int await(int epfd, ByteBuffer events, int room, int timeout) {
        int n = probe.epoll_wait(epfd, events, room, 0);
        while (n == 0 && timeout != 0 && !script.isEmpty()) {
            play(script.remove());
            n = probe.epoll_wait(epfd, events, room, 0);
        }
        if (n == 0 && timeout < 0) {
            throw new Stopped(
                    Stopped.Kind.ASLEEP, "epoll_wait, for ever: nothing will come any more");
        }
        if (n >= 0) {
            calls.waited(n);
        }
        return n;
    }

    private static void play(Step step) {
        try {
            step.play();
        } catch (IOException impossible) {
            throw new IllegalStateException("the test's peer cannot play its part", impossible);
        }
    }

    private int close(int fd) {
        if (epolls.remove(fd)) {
            return probe.close(fd);
        }
        strays.add(fd);
        return 0;
    }

    private int created(int epoll) {
        if (epoll >= 0) {
            epolls.add(epoll);
        }
        return epoll;
    }

    private int control(int epfd, int op, int fd, ByteBuffer event) {
        int result = probe.epoll_ctl(epfd, op, fd, event);
        calls.control(op, fd, event, result);
        return result;
    }

    @Override
    public void close() throws IOException {
        epolls.forEach(probe::close);
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
