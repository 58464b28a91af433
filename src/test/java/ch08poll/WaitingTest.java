package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch06epoll.Signals;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 8 promises of a wait: when it ends, and what is closed by whom. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class WaitingTest {

    private static final Token TOKEN = new Token(7);

    /** The timeouts that epoll_wait was called with, in milliseconds. */
    private final BlockingQueue<Integer> timeouts = new LinkedBlockingQueue<>();

    private final Events events = new Events(4);
    private Runnable fetched = () -> {}; // done when epoll_wait has returned
    private Desk desk;
    private Poll poll;
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(tapped());
        poll = desk.poll();
        pipe = desk.pipe();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    @DisplayName("a poll that is closed closes no source")
    void itClosesNoSource() throws IOException {
        register();
        poll.close();
        pipe.sender().write(Desk.bytes("hello"));
        assertEquals(5, pipe.receiver().read(Desk.bytes("     ")));
        try (Poll next = new Poll(Desk.LIBC)) {
            next.registry().register(pipe.receiver(), TOKEN, Interest.READABLE);
            pipe.sender().write(Desk.bytes("hello"));
            next.poll(events, Duration.ZERO);
            assertEquals(List.of(TOKEN), Desk.tokens(events));
        }
    }

    @Test
    @DisplayName("polls and sources are closed in any order, once and twice")
    void allCloseInAnyOrder() throws IOException {
        register();
        poll.close();
        poll.close();
        pipe.receiver().close();
        pipe.receiver().close();
        assertThrows(IllegalStateException.class, this::register);
        assertThrows(IllegalStateException.class, () -> poll.poll(events, Duration.ZERO));
    }

    @Test
    @DisplayName("it is not closed while somebody waits")
    void notClosedInAWait() throws Exception {
        FutureTask<List<Token>> waiting = waiting();
        assertEquals(-1, timeouts.take());
        assertThrows(IllegalStateException.class, poll::close);
        assertThrows(IllegalStateException.class, () -> poll.poll(events, Duration.ZERO));
        ready();
        assertEquals(List.of(TOKEN), waiting.get());
        poll.close();
    }

    @Test
    @DisplayName("with nobody registered it sleeps, until another thread registers")
    void aloneItSleepsForEver() throws Exception {
        FutureTask<List<Token>> waiting = waiting();
        assertEquals(-1, timeouts.take());
        ready(); // by another thread, while the wait is on
        assertEquals(List.of(TOKEN), waiting.get());
    }

    /** The hail ends only when the wait does: without a deadline it would not, or seldom. */
    @Test
    @DisplayName("signals end no wait, however many come")
    void signalsEndNoWait() throws Exception {
        Duration patience = Duration.ofMillis(30);
        long begin = System.nanoTime();
        Signals.hail(() -> {
            poll.poll(events, patience);
            return null;
        });
        assertTrue(System.nanoTime() - begin >= patience.toNanos(), "not a moment before");
        assertTrue(events.isEmpty());
    }

    @Test
    @DisplayName("a part of a millisecond counts as a whole one")
    void timeIsRoundedUp() throws IOException {
        register();
        pipe.sender().write(Desk.bytes("hello"));
        poll.poll(events, Duration.ofNanos(1));
        assertEquals(1, timeouts.remove());
    }

    @Test
    @DisplayName("what is too long for the kernel is cut")
    void tooLongIsCut() throws IOException {
        register();
        pipe.sender().write(Desk.bytes("hello"));
        poll.poll(events, Duration.ofSeconds(Long.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, timeouts.remove());
        assertEquals(List.of(TOKEN), Desk.tokens(events));
    }

    @Test
    @DisplayName("when the time is up there are no events")
    void noneWhenTimeIsUp() throws IOException {
        register();
        for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-5), Duration.ofMillis(1))) {
            poll.poll(events, none);
            assertTrue(events.isEmpty());
        }
        assertEquals(List.of(0, 0, 1), timeouts.stream().limit(3).toList());
    }

    @Test
    @DisplayName("there may be none before the time is up")
    void maybeNoneBefore() throws IOException {
        register();
        pipe.sender().write(Desk.bytes("hello"));
        fetched = this::leave;
        poll.poll(events);
        assertTrue(events.isEmpty(), "its source has left in between");
    }

    private FutureTask<List<Token>> waiting() {
        FutureTask<List<Token>> waiting = new FutureTask<>(() -> {
            Events own = new Events(4);
            poll.poll(own);
            return Desk.tokens(own);
        });
        Thread thread = new Thread(waiting, "waiter");
        thread.setDaemon(true);
        thread.start();
        return waiting;
    }

    private void register() throws IOException {
        poll.registry().register(pipe.receiver(), TOKEN, Interest.READABLE);
    }

    private void ready() throws IOException {
        pipe.sender().write(Desk.bytes("hello"));
        register();
    }

    private void leave() {
        try {
            poll.registry().deregister(pipe.receiver());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The library, with an ear at epoll_wait. */
    private NetLibc tapped() {
        Class<?>[] type = {NetLibc.class};
        return (NetLibc) Proxy.newProxyInstance(
                NetLibc.class.getClassLoader(), type, (proxy, method, arguments) -> {
                    boolean waits = method.getName().equals("epoll_wait");
                    if (waits) {
                        timeouts.add((Integer) arguments[3]);
                    }
                    try {
                        return method.invoke(Desk.LIBC, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    } finally {
                        if (waits) {
                            fetched.run();
                        }
                    }
                });
    }
}
