package ch06epoll;

import ch05ffi.Binding;
import ch05ffi.EpollEvents.Layout;
import ch05ffi.Recording;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import support.Kernel;
import support.Overheard;
import support.Stumbling;

/**
 * Stands between a learner's code and the kernel. Everything is passed on, but a wait only after
 * its memory was measured: the kernel would believe whatever it is told. For one thread.
 */
final class Gate implements AutoCloseable {

    private static final int POLLFD = 8;

    /** The same wait with another timeout: what the kernel says. */
    interface Asking {
        int ask(int timeout);
    }

    /** What becomes of a wait: its result. */
    interface Sleep {
        int sleep(Asking kernel, int timeout);
    }

    /** Who wants to know of reads: {@code before} may stop them. */
    interface Reads {

        /** It is about to read from this descriptor. */
        void before(int fd);

        /** This is what came. */
        void after(int fd, long result);
    }

    /** Nothing to know. */
    static final Reads NO_MATTER = new Reads() {
        @Override
        public void before(int fd) {}

        @Override
        public void after(int fd, long result) {}
    };

    /**
     * A wait as it was asked for.
     *
     * @param room for how many structs there is memory
     * @param moved how many there would be room for if the buffer's position were 0
     * @param claimed for how many the kernel was told that there is
     * @param open of poll, how many of these are a descriptor; it skips those below 0
     * @param timeout in milliseconds
     */
    record Wait(int room, int moved, long claimed, int open, int timeout) {}

    private final Sleep sleep;
    private final Reads reads;
    private final Stumbling<Native> stumbling =
            Stumbling.around(Native.class, Kernel.bind(Native.class, Binding::load));
    private final Native kernel = stumbling.libc();
    private final Recording<PollLibc> recording;
    private final Transcript transcript = new Transcript();
    private final Reported reported = new Reported();
    private final List<Wait> waits = new ArrayList<>();

    Gate(Sleep sleep, Reads reads) {
        this.sleep = sleep;
        this.reads = reads;
        this.recording = Recording.of(PollLibc.class, (PollLibc) Proxy.newProxyInstance(
                PollLibc.class.getClassLoader(),
                new Class<?>[] {PollLibc.class},
                (proxy, method, given) -> pass(method, given == null ? new Object[0] : given)));
    }

    /** What a learner's code gets. */
    PollLibc libc() {
        return recording.libc();
    }

    /** What is behind: calls of the test's own. */
    Native kernel() {
        return kernel;
    }

    /** Lets calls fail on cue, and knows what is open. */
    Stumbling<Native> cues() {
        return stumbling;
    }

    /** The waits so far. */
    List<Wait> waits() {
        return waits;
    }

    /** Who was reported by the last wait. */
    Reported reported() {
        return reported;
    }

    /** The last calls, as strace would show them, to be put into a message. */
    String transcript() {
        return transcript.of(recording.lines());
    }

    private Object pass(Method method, Object[] given) throws Throwable {
        try {
            return passOn(method, given);
        } catch (Stop stop) {
            transcript.endsIn(recording.lines().size(), method, given);
            throw stop;
        } catch (Overheard.Spin stop) {
            transcript.endsAt(recording.lines().size());
            throw stop;
        }
    }

    private Object passOn(Method method, Object[] given) throws Throwable {
        return switch (method.getName()) {
            case "epoll_wait" -> epollWait(method, given);
            case "poll" -> poll(method, given);
            case "read" -> read(method, given);
            default -> {
                Object result = call(method, given);
                note(method.getName(), given, ((Number) result).longValue());
                yield result;
            }
        };
    }

    private void note(String name, Object[] given, long result) {
        if (name.equals("epoll_ctl") && result == 0) {
            reported.changed((Integer) given[1], (Integer) given[2], (ByteBuffer) given[3]);
        }
        if (name.equals("close")) {
            reported.sawTo((Integer) given[0]);
        }
    }

    private int epollWait(Method method, Object[] given) {
        ByteBuffer memory = (ByteBuffer) given[1];
        int room = memory.remaining() / Layout.here().size();
        measure(new Wait(room, room, (Integer) given[2], 0, (Integer) given[3]));
        int ready = sleep.sleep(
                timeout -> ask(method, given[0], memory, given[2], timeout), (Integer) given[3]);
        reported.byEpoll(memory, ready);
        return ready;
    }

    private int poll(Method method, Object[] given) {
        ByteBuffer memory = (ByteBuffer) given[0];
        int room = memory.remaining() / POLLFD;
        long claimed = (Long) given[1];
        int open = Reported.asked(memory, (int) Math.min(claimed, room));
        int moved = memory.capacity() / POLLFD;
        measure(new Wait(room, moved, claimed, open, (Integer) given[2]));
        int ready =
                sleep.sleep(timeout -> ask(method, memory, claimed, timeout), (Integer) given[2]);
        reported.byPoll(memory, (int) claimed, ready);
        return ready;
    }

    private void measure(Wait wait) {
        waits.add(wait);
        if (wait.claimed() > wait.room()) {
            throw new Stop(Stop.Why.OVERCLAIMED);
        }
    }

    private long read(Method method, Object[] given) throws Throwable {
        int fd = (Integer) given[0];
        measureRead((ByteBuffer) given[1], ((Number) given[2]).longValue());
        reads.before(fd);
        if (reads != NO_MATTER && !reported.has(fd)) {
            transcript.endsAt(recording.lines().size() + 1); // this read is the last
        }
        long result = (Long) call(method, given);
        reported.sawTo(fd);
        reads.after(fd, result);
        return result;
    }

    private static void measureRead(ByteBuffer room, long count) {
        if (count > room.remaining()) {
            throw new Stop(Stop.Why.OVERREAD);
        }
        if (count <= 0) {
            throw new Stop(Stop.Why.NO_ROOM);
        }
    }

    private int ask(Method method, Object... given) {
        try {
            return (Integer) call(method, given);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object call(Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(kernel, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        stumbling.close();
    }
}
