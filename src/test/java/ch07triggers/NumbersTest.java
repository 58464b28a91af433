package ch07triggers;

import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLL_CTL_DEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 7 says of numbers: a registration outlives its number, and a number its owner. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class NumbersTest {

    private static final EpollLibc LIBC = Wires.LIBC;

    private Wires wires;
    private Fd epoll;

    @BeforeEach
    void open() throws ErrnoException {
        wires = new Wires();
        int number = LIBC.epoll_create1(SysEpoll.EPOLL_CLOEXEC);
        epoll = wires.kept(new Fd(LIBC, Syscall.check(LIBC, "epoll_create1", -1, number), "epoll"));
    }

    @AfterEach
    void close() throws Exception {
        wires.close();
    }

    @Test
    void closingTheOnlyNumberEndsTheRegistration() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 1);
        assertEquals(1, registrations());
        pipe.ours().close();
        assertEquals(0, registrations());
    }

    @Test
    void aDupKeepsARegistrationAliveAfterClose() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 77);
        int old = pipe.ours().number();
        Fd second = wires.dup(pipe.ours());
        pipe.ours().close();
        Wires.send(pipe.theirs(), "hello");
        assertEquals(List.of(77L), tokens());
        assertEquals(1, registrations());
        // By its old number it cannot be deleted any more, nor by the new one.
        assertEquals(Errno.EBADF, refusalOfDelete(old));
        assertEquals(Errno.ENOENT, refusalOfDelete(second.number()));
        assertEquals(List.of(77L), tokens());
        second.close();
        assertEquals(List.of(), tokens());
    }

    @Test
    void aRegistrationThatWasDeletedIsGoneWhateverDupsThereAre() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 77);
        wires.dup(pipe.ours());
        delete(pipe.ours().number());
        pipe.ours().close();
        Wires.send(pipe.theirs(), "hello");
        assertEquals(List.of(), tokens());
        assertEquals(0, registrations());
    }

    @Test
    void oneThingUnderTwoNumbersIsTwoRegistrations() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 1);
        add(wires.dup(pipe.ours()), 2);
        Wires.send(pipe.theirs(), "hello");
        assertEquals(List.of(1L, 2L), tokens());
    }

    @Test
    void aNumberIsGivenToTheNextOne() throws Exception {
        Wires.Ends other = wires.pipeToRead();
        Fd next = replaced(wires.pipeToRead().ours(), other.ours());
        Wires.send(other.theirs(), "not for you");
        assertEquals("not for you", Wires.read(next, 100));
    }

    @Test
    void twoRegistrationsMayHaveTheSameNumber() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 1);
        Wires.Ends other = wires.pipeToRead();
        wires.dup(pipe.ours()); // it keeps the first registration alive
        Fd next = replaced(pipe.ours(), other.ours());
        add(next, 2);
        Wires.send(pipe.theirs(), "from one who is gone");
        assertEquals(List.of(1L), tokens());
        Wires.send(other.theirs(), "hello");
        assertEquals(List.of(1L, 2L), tokens());
    }

    @Test
    void anEventOfTheBatchDoesNotKnowThatItsOwnerHasLeft() throws Exception {
        Wires.Ends pipe = added(wires.pipeToRead(), 1);
        Wires.Ends other = added(wires.pipeToRead(), 2);
        Wires.send(pipe.theirs(), "hello");
        Wires.send(other.theirs(), "hello");
        EpollEvents batch = new EpollEvents(4);
        int n = LIBC.epoll_wait(epoll.number(), batch.memory(), batch.capacity(), 0);
        assertEquals(2, n);
        delete(other.ours().number());
        other.ours().close();
        assertEquals(2L, batch.token(1)); // our memory: no kernel goes over it again
        assertEquals(List.of(1L), tokens());
    }

    private Wires.Ends added(Wires.Ends pipe, long token) throws ErrnoException {
        add(pipe.ours(), token);
        return pipe;
    }

    private void add(Fd fd, long token) throws ErrnoException {
        EpollEvents one = new EpollEvents(1).set(0, EPOLLIN, token);
        int op = SysEpoll.EPOLL_CTL_ADD;
        int done = LIBC.epoll_ctl(epoll.number(), op, fd.number(), one.memory());
        Syscall.check(LIBC, "epoll_ctl", fd.number(), done);
    }

    private void delete(int number) throws ErrnoException {
        EpollEvents ignored = new EpollEvents(1);
        int done = LIBC.epoll_ctl(epoll.number(), EPOLL_CTL_DEL, number, ignored.memory());
        Syscall.check(LIBC, "epoll_ctl", number, done);
    }

    private Errno refusalOfDelete(int number) {
        return assertThrows(ErrnoException.class, () -> delete(number)).errno();
    }

    /** Whose events there are now, in the order of the tokens. */
    private List<Long> tokens() throws ErrnoException {
        EpollEvents events = new EpollEvents(8);
        int n = LIBC.epoll_wait(epoll.number(), events.memory(), events.capacity(), 0);
        TreeSet<Long> tokens = new TreeSet<>();
        for (int i = 0; i < n; i++) {
            tokens.add(events.token(i));
        }
        return List.copyOf(tokens);
    }

    private int registrations() throws IOException {
        return wires.interestList(epoll.number()).size();
    }

    /** Closes one, and opens another, which gets the same number: the lowest one that is free. */
    private Fd replaced(Fd old, Fd by) throws ErrnoException {
        int number = old.number();
        old.close();
        // The lowest from this one on: the JVM has some of its own, and holes between them.
        int got = LIBC.fcntl(by.number(), Fcntl.F_DUPFD.intValue(), number);
        Syscall.check(LIBC, "fcntl", by.number(), got);
        Fd next = wires.kept(new Fd(LIBC, got, "next"));
        // A thread of the JVM can be quicker, if it opens a file this very moment.
        assumeTrue(got == number, "somebody else got number " + number);
        return next;
    }
}
