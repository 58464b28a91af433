package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 8 promises of a registration: what it needs, what it refuses, and how it ends. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class RegisteredTest {

    private final Token token = new Token(ThreadLocalRandom.current().nextLong());
    private final Token other = new Token(token.value() + 1);
    private Desk desk;
    private Pipe pipe;
    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk();
        pipe = desk.pipe();
        registry = desk.registry();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    @DisplayName("what was ready before it was registered is told")
    void whatWasReadyIsTold() throws IOException {
        say();
        register();
        assertEquals(List.of(token), desk.told());
    }

    @Test
    @DisplayName("a connect begins without a registration")
    void aConnectBeginsAtOnce() throws IOException {
        TcpListener listener = desk.listener();
        registry.register(listener, token, Interest.READABLE);
        desk.kept(TcpStream.connect(Desk.LIBC, listener.localAddress()));
        assertTrue(desk.event().isReadable());
        desk.kept(listener.accept().orElseThrow());
    }

    @Test
    @DisplayName("a read behind the back of the source spoils nothing")
    void readBehindItsBack() throws IOException {
        register();
        say();
        assertEquals(List.of(token), desk.told());
        int fd = pipe.receiver().fd().number();
        assertEquals(5, Desk.LIBC.read(fd, ByteBuffer.allocateDirect(9), 9));
        say();
        assertEquals(List.of(token), desk.told());
    }

    @Test
    @DisplayName("to register twice is refused, and changes nothing")
    void twiceIsRefused() throws IOException {
        register();
        assertThrows(
                IllegalStateException.class,
                () -> registry.register(pipe.receiver(), other, Interest.READABLE));
        say();
        assertEquals(List.of(token), desk.told());
    }

    @Test
    @DisplayName("who is not registered can neither change nor leave")
    void strangersAreRefused() {
        Source nobody = pipe.receiver();
        assertThrows(
                IllegalStateException.class,
                () -> registry.reregister(nobody, other, Interest.READABLE));
        assertThrows(IllegalStateException.class, () -> registry.deregister(nobody));
    }

    @Test
    @DisplayName("a source has one poll at a time, and then may have another")
    void onePollAtATime() throws IOException {
        register();
        Poll second = desk.kept(new Poll(Desk.LIBC));
        assertThrows(
                IllegalStateException.class,
                () -> second.registry().register(pipe.receiver(), other, Interest.READABLE));
        registry.deregister(pipe.receiver());
        second.registry().register(pipe.receiver(), other, Interest.READABLE);
        say();
        assertEquals(List.of(), desk.told());
        Events events = new Events(4);
        second.poll(events, Duration.ZERO);
        assertEquals(List.of(other), Desk.tokens(events));
    }

    @Test
    @DisplayName("a file is refused by the kernel, and nothing is kept of it")
    void aFileLeavesNothing() throws IOException {
        String path = System.getProperty("java.home") + "/release";
        int number = Desk.LIBC.open(path, OpenFlags.O_RDONLY.intValue());
        Source file = desk.kept(new Source(new Fd(Desk.LIBC, number, "a file")));
        for (int twice = 0; twice < 2; twice++) {
            ErrnoException why = assertThrows(
                    ErrnoException.class, () -> registry.register(file, token, Interest.READABLE));
            assertEquals(Errno.EPERM, why.errno());
        }
    }

    @Test
    @DisplayName("after deregister nothing comes")
    void nothingComesAfterIt() throws IOException {
        register();
        say();
        registry.deregister(pipe.receiver());
        assertEquals(List.of(), desk.told());
        say();
        assertEquals(List.of(), desk.told());
    }

    @Test
    @DisplayName("not even what was fetched before")
    void notEvenWhatWasFetched() throws IOException {
        register();
        Pipe second = second();
        say();
        second.sender().write(Desk.bytes("hello"));
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        Iterator<Event> each = events.iterator();
        assertEquals(token, each.next().token());
        registry.deregister(second.receiver());
        assertEquals(List.of(token), Desk.tokens(events));
    }

    @Test
    @DisplayName("nor if it was another thread that deregistered")
    void norByAnotherThread() throws Exception {
        register();
        say();
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        FutureTask<Void> leaves = new FutureTask<>(() -> {
            registry.deregister(pipe.receiver());
            return null;
        });
        new Thread(leaves, "leaves").start();
        leaves.get();
        assertEquals(List.of(), Desk.tokens(events));
    }

    /** Between the two questions that a for-each loop asks. */
    @Test
    @DisplayName("who was told that there is an event gets it, and the next one is passed over")
    void whoWasToldGetsIt() throws IOException {
        register();
        Pipe second = second();
        say();
        second.sender().write(Desk.bytes("hello"));
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        Iterator<Event> each = events.iterator();
        assertTrue(each.hasNext());
        registry.deregister(pipe.receiver());
        registry.deregister(second.receiver());
        assertEquals(token, each.next().token());
        assertFalse(each.hasNext());
        assertThrows(NoSuchElementException.class, each::next);
    }

    @Test
    @DisplayName("who takes the place of one who left gets none of its events")
    void norForWhoTakesItsPlace() throws IOException {
        register();
        say();
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        pipe.receiver().close();
        second();
        assertEquals(List.of(), Desk.tokens(events));
    }

    @Test
    @DisplayName("to close is to deregister, whatever dups there are")
    void closeDeregisters() throws IOException {
        register();
        desk.dup(pipe.receiver());
        say();
        pipe.receiver().close();
        assertEquals(List.of(), desk.told());
        say();
        assertEquals(List.of(), desk.told());
    }

    @Test
    @DisplayName("after reregister nothing comes for the old token")
    void norForAnOldToken() throws IOException {
        register();
        say();
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        registry.reregister(pipe.receiver(), other, Interest.READABLE);
        assertEquals(List.of(), Desk.tokens(events), "the old one is meant for nobody now");
        assertEquals(List.of(other), desk.told(), "and what is ready is told again");
    }

    /** With a second number for it, the kernel would not forget it by itself. */
    @Test
    @DisplayName("who is closed while it is being registered is on no list after it")
    void closedWhileRegistered() throws Exception {
        for (int round = 0; round < 200; round++) {
            try (Pipe here = Pipe.open(Desk.LIBC);
                    Fd dup = Desk.copy(here.receiver())) {
                CountDownLatch ready = new CountDownLatch(2);
                FutureTask<Void> closes = new FutureTask<>(() -> {
                    together(ready);
                    here.receiver().close();
                    return null;
                });
                new Thread(closes, "closes").start();
                together(ready);
                try {
                    registry.register(here.receiver(), token, Interest.READABLE);
                } catch (IllegalStateException tooLate) {
                    assertFalse(here.receiver().isOpen(), tooLate::toString);
                }
                closes.get();
                here.sender().write(Desk.bytes("hello"));
                assertEquals(List.of(), desk.told(), "round " + round);
                assertTrue(dup.isOpen());
            }
        }
    }

    private static void together(CountDownLatch ready) {
        ready.countDown();
        while (ready.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("to ask whether there are events does not begin them anew")
    void askingDisturbsNobody() throws IOException {
        register();
        Pipe second = second();
        say();
        second.sender().write(Desk.bytes("hello"));
        Events events = new Events(4);
        desk.poll().poll(events, Duration.ZERO);
        Iterator<Event> each = events.iterator();
        assertEquals(token, each.next().token());
        assertFalse(events.isEmpty());
        assertEquals(other, each.next().token());
    }

    private Pipe second() throws IOException {
        Pipe second = desk.pipe();
        registry.register(second.receiver(), other, Interest.READABLE);
        return second;
    }

    private void register() throws IOException {
        registry.register(pipe.receiver(), token, Interest.READABLE);
    }

    private void say() throws IOException {
        pipe.sender().write(Desk.bytes("hello"));
    }
}
