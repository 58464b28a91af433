package ch10waker;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.SysEpoll;
import ch08poll.Event;
import ch08poll.Events;
import ch08poll.Poll;
import ch08poll.Registry;
import ch08poll.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import support.Kernel;
import support.NativeCall;
import support.Stumbling;

/**
 * A queue on the real kernel, for bells to be hung in. What is called is seen, can be made to fail,
 * and whoever sleeps in it for ever can be got out.
 */
final class Tower implements AutoCloseable {

    private static final int SLOTS = 16;
    private static final int SHOWN = 8; // calls
    private static final long NOBODY = -1; // a key that was never given

    /** Ends a loop that would go on. It is an Error, so that few will catch it. */
    static final class Rescued extends Error {

        private static final long serialVersionUID = 1L;

        Rescued() {
            super("the test is over");
        }
    }

    private final Probe probe = Kernel.bind(Probe.class, Binding::load);
    private final Stumbling<WakerLibc> library = Stumbling.around(WakerLibc.class, probe);
    private final List<Integer> rescues = new ArrayList<>(); // descriptors of the test's
    private Poll poll;

    /** The library for a learner's code. */
    WakerLibc libc() {
        return library.libc();
    }

    /** Where it is made to stumble. */
    Stumbling<WakerLibc> library() {
        return library;
    }

    /** The library for the test. */
    Probe probe() {
        return probe;
    }

    /** The queue: the learner's, so made when it is first asked for. */
    Poll poll() throws IOException {
        if (poll == null) {
            poll = new Poll(libc());
        }
        return poll;
    }

    Registry registry() throws IOException {
        return poll().registry();
    }

    /** What a wait tells that does not wait; only what is readable. */
    List<Token> heard() throws IOException {
        Events events = new Events(SLOTS);
        poll().pollNanos(events, 0);
        List<Token> heard = new ArrayList<>();
        for (Event event : events) {
            if (event.isReadable()) {
                heard.add(event.token());
            }
        }
        return heard;
    }

    /** The number of the newest counter. */
    int counter() {
        List<NativeCall> made = library.calls("eventfd");
        return made.get(made.size() - 1).result().intValue();
    }

    /** How many calls of this name there were. */
    int count(String name) {
        return library.calls(name).size();
    }

    /** The last calls of these functions: a picture for a lesson. */
    String shown(String... names) {
        StringJoiner lines = new StringJoiner("\n  ", "\n  ", "");
        lines.setEmptyValue("\n  (none)");
        List<NativeCall> calls = library.calls().stream()
                .filter(call -> List.of(names).contains(call.name()))
                .toList();
        calls.stream()
                .skip(Math.max(0, calls.size() - SHOWN))
                .forEach(call -> lines.add(call.toString()));
        return lines.toString();
    }

    /** Gets out whoever sleeps or turns in a wait: it comes to nobody, and the next one throws. */
    void rescue() {
        library.before("epoll_wait", 1, () -> {
            throw new Rescued();
        });
        int bell = probe.eventfd(1, 0);
        rescues.add(bell);
        EpollEvents event = new EpollEvents(1).set(0, SysEpoll.EPOLLIN, NOBODY);
        for (NativeCall made : library.calls("epoll_create1")) {
            int epoll = made.result().intValue();
            if (library.open().contains(epoll)) {
                probe.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, bell, event.memory());
            }
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        library.close();
        rescues.forEach(probe::close);
    }
}
