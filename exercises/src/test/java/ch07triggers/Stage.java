package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jnr.constants.platform.Errno;
import support.Frames;

/**
 * Stands between a learner's code and the real kernel. Whenever the code would sleep in
 * epoll_wait, the next step of a script is played, on the same thread: so nothing is left to
 * chance, and a sleep that nobody would end is found without a clock. It counts what is read, and
 * keeps the code from closing descriptors that are not its own.
 */
final class Stage implements AutoCloseable {

    /** So often in a row nobody calls in vain who has understood the answer. */
    static final int MANY = 1_000;

    /** Something that the other side does. */
    @FunctionalInterface
    interface Step {
        /** Does it; it has arrived when this returns. */
        void play() throws IOException;
    }

    /** Why a learner's code was stopped. It is an Error, so that few will catch it. */
    static final class Stopped extends Error {

        private static final long serialVersionUID = 1L;

        /** What it did. */
        enum Kind {
            /** It waits, and nothing will ever come. */
            ASLEEP,
            /** It asks again and again, in vain. */
            SPINS,
            /** It offers the kernel more room than there is. */
            OVERFLOWS
        }

        private final Kind kind;

        Stopped(Kind kind, String sentence) {
            super(sentence);
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }

        /** The learner's line. */
        Optional<StackTraceElement> yours() {
            return Frames.yours(getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** What was read from one descriptor. */
    static final class Tally {
        /** Calls of read. */
        int reads;
        /** How many of them gave 0. */
        int ends;
        /** Why the last of them failed; null if it did not. */
        Errno lastError;
    }

    /** One epoll_ctl that was called: what for, and what came of it. */
    record Control(int op, int fd, int mask, long token, int result) {}

    private final Probe probe = Binding.load(Probe.class);
    private final EpollLibc libc = (EpollLibc) Proxy.newProxyInstance(
            Stage.class.getClassLoader(), new Class<?>[] {EpollLibc.class}, this::call);
    private final List<Wire> wires = new ArrayList<>();
    private final Deque<Step> script = new ArrayDeque<>();
    private final Map<Integer, Step> beforeFirstRead = new HashMap<>();
    private final Deque<Errno> stumbles = new ArrayDeque<>();
    private final Map<Integer, Tally> tallies = new TreeMap<>();
    private final List<Control> controls = new ArrayList<>();
    private final Set<Integer> epolls = new TreeSet<>();
    private final Set<Integer> wronglyClosed = new TreeSet<>();
    private Errno invented; // what errno() says, when a read stumbled
    private int vain;

    /** The C library for a learner's code. */
    EpollLibc libc() {
        return libc;
    }

    /** The C library for the test. */
    Probe probe() {
        return probe;
    }

    /** A new connection. */
    Wire wire() throws IOException {
        Wire wire = new Wire(probe, libc);
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
        Arrays.stream(errnos).forEach(errno -> stumbles.add(errno == null ? Errno.EXDEV : errno));
        return this;
    }

    /** What was read from a connection. */
    Tally tally(Wire wire) {
        return tallies.computeIfAbsent(wire.number(), any -> new Tally());
    }

    /** The calls of epoll_ctl so far. */
    List<Control> controls() {
        return controls;
    }

    /** Whether the code has closed this connection, which was not its own. */
    boolean wasClosed(Wire wire) {
        return wronglyClosed.contains(wire.number());
    }

    /** How many of the code's epolls are open. */
    int openEpolls() {
        return epolls.size();
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "read" -> read((int) arguments[0], (ByteBuffer) arguments[1], (long) arguments[2]);
            case "epoll_wait" ->
                await(
                        (int) arguments[0],
                        (ByteBuffer) arguments[1],
                        (int) arguments[2],
                        (int) arguments[3]);
            case "close" -> close((int) arguments[0]);
            case "errno" -> errno();
            case "epoll_create1" -> created(probe.epoll_create1((int) arguments[0]));
            case "epoll_ctl" ->
                control(
                        (int) arguments[0],
                        (int) arguments[1],
                        (int) arguments[2],
                        (ByteBuffer) arguments[3]);
            default -> passedOn(method, arguments);
        };
    }

    private Object passedOn(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(probe, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private long read(int fd, ByteBuffer buffer, long count) throws IOException {
        if (count > buffer.remaining()) {
            throw new Stopped(
                    Stopped.Kind.OVERFLOWS,
                    "read(" + fd + ", ..., " + count + ") with room for " + buffer.remaining());
        }
        if (beforeFirstRead.containsKey(fd)) {
            beforeFirstRead.remove(fd).play();
        }
        Errno stumble = stumbles.isEmpty() ? Errno.EXDEV : stumbles.remove();
        invented = stumble == Errno.EXDEV ? null : stumble;
        long n = invented == null ? probe.read(fd, buffer, count) : -1;
        count(fd, n);
        return n;
    }

    private void count(int fd, long n) {
        Tally tally = tallies.computeIfAbsent(fd, any -> new Tally());
        tally.reads++;
        tally.ends += n == 0 ? 1 : 0;
        tally.lastError = n == -1 ? Errno.valueOf(errno()) : null;
        countVain(n > 0, "read(" + fd + ")", n);
    }

    private int errno() {
        return invented == null ? probe.errno() : invented.intValue();
    }

    private void countVain(boolean useful, String what, long answer) {
        vain = useful ? 0 : vain + 1;
        if (vain > MANY) {
            throw new Stopped(
                    Stopped.Kind.SPINS,
                    what + " was the last of 1,000 calls in a row that brought nothing new; it"
                            + " gave " + answer);
        }
    }

    private int await(int epfd, ByteBuffer events, int room, int timeout) throws IOException {
        invented = null;
        int n = probe.epoll_wait(epfd, events, room, 0);
        while (n == 0 && timeout != 0 && !script.isEmpty()) {
            script.remove().play();
            n = probe.epoll_wait(epfd, events, room, 0);
        }
        if (n == 0 && timeout < 0) {
            throw new Stopped(
                    Stopped.Kind.ASLEEP, "epoll_wait, for ever: nothing will come any more");
        }
        if (n >= 0) {
            countVain(false, "epoll_wait", n);
        }
        return n;
    }

    private int close(int fd) {
        if (epolls.remove(fd)) {
            return probe.close(fd);
        }
        wronglyClosed.add(fd);
        return 0;
    }

    private int created(int epoll) {
        if (epoll >= 0) {
            epolls.add(epoll);
        }
        return epoll;
    }

    private int control(int epfd, int op, int fd, ByteBuffer event) {
        invented = null;
        int result = probe.epoll_ctl(epfd, op, fd, event);
        controls.add(control(op, fd, event, result));
        return result;
    }

    private static Control control(int op, int fd, ByteBuffer event, int result) {
        if (event == null) {
            return new Control(op, fd, 0, 0, result);
        }
        ByteBuffer struct = event.slice().order(ByteOrder.nativeOrder());
        long token = struct.getLong(EpollEvents.Layout.here().token());
        return new Control(op, fd, struct.getInt(0), token, result);
    }

    @Override
    public void close() throws IOException {
        epolls.forEach(probe::close);
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
