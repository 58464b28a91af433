package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.EpollEvents;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chapter 6 says of a wait and a signal, with real signals. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class SignalTest {

    private static final int FOR_EVER = -1;

    private Kernel epoll;
    private Ends ends;

    @BeforeEach
    void open() throws IOException {
        epoll = new Kernel();
        ends = Ends.connect();
        epoll.add(ends.number(), EPOLLIN, 1);
    }

    @AfterEach
    void close() throws IOException {
        epoll.close();
        ends.close();
    }

    /** Also with a number that a cast to int has spoiled: what is negative is for ever. */
    @ParameterizedTest
    @ValueSource(ints = {FOR_EVER, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aSignalEndsTheWaitWithEintr(int timeout) throws Exception {
        EpollEvents events = new EpollEvents(1);
        assertEquals(Errno.EINTR, Signals.hail(() -> Kernel.outcome(epoll.wait(events, timeout))));
    }

    @Test
    void andThatOfPollToo() throws Exception {
        ByteBuffer none = ByteBuffer.allocateDirect(8);
        assertEquals(
                Errno.EINTR,
                Signals.hail(() -> Kernel.outcome(Kernel.LIBC.poll(none, 0, FOR_EVER))));
    }

    @Test
    void nothingIsLostByIt() throws Exception {
        EpollEvents events = new EpollEvents(1);
        Signals.hail(() -> epoll.wait(events, FOR_EVER));
        ends.send(1);
        assertEquals(List.of(1L), epoll.ready(8));
    }

    @Test
    void aSignalThatComesBeforeTheWaitIsNotRemembered() {
        Signals.toMyself();
        assertEquals(0, epoll.wait(new EpollEvents(1), 1), "the time was up, and no EINTR");
    }

    /** The hail ends only when the wait does: without a deadline it would not, or seldom. */
    @Test
    void aDeadlineSurvivesAnyNumberOfSignals() throws Exception {
        long patience = TimeUnit.MILLISECONDS.toNanos(30);
        try (Epoll any = new Epoll(Kernel.LIBC)) {
            PatientWait patient = new PatientWait(any, System::nanoTime);
            long begin = System.nanoTime();
            assertEquals(0, Signals.hail(() -> patient.wait(new EpollEvents(1), patience)));
            assertTrue(System.nanoTime() - begin >= patience, "not a moment before");
        }
    }

    @Test
    void aReadThatWaitsGoesOnByItself() throws Exception {
        Sockets sockets = new Sockets(Kernel.LIBC);
        try (Fd listener = sockets.listen(0, 1);
                Fd blocking = sockets.connect(sockets.port(listener));
                Fd peer = sockets.accept(listener).orElseThrow()) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(8);
            FutureTask<Long> later = new FutureTask<>(() -> {
                Signals.hail(() -> epoll.wait(new EpollEvents(1), FOR_EVER)); // takes some signals
                return Kernel.LIBC.write(peer.number(), ByteBuffer.allocateDirect(1), 1);
            });
            new Thread(later, "peer").start();
            long read = Signals.hail(() -> Kernel.LIBC.read(blocking.number(), buffer, 8));
            assertEquals(1, read);
            assertEquals(1, later.get());
        }
    }

    @Test
    void anInterruptOfJavaIsNoSignal() throws Exception {
        EpollEvents events = new EpollEvents(1);
        FutureTask<Integer> waiting = new FutureTask<>(() -> epoll.wait(events, FOR_EVER));
        Thread thread = new Thread(waiting, "waiter");
        thread.setDaemon(true);
        thread.start();
        thread.interrupt();
        ends.send(1);
        assertEquals(1, waiting.get(), "it is the byte that ends the wait");
    }

    @Test
    void norIsItLookedAtBeforeTheWait() {
        Thread.currentThread().interrupt();
        ends.send(1);
        assertEquals(1, epoll.wait(new EpollEvents(1), FOR_EVER));
        assertTrue(Thread.interrupted(), "and it is still there");
    }
}
