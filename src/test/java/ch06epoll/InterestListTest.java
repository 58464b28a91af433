package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.EpollEvents;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chapter 6 says of the list that the kernel keeps: what is on it, and how it is changed. */
@EnabledOnOs(OS.LINUX)
class InterestListTest {

    private static final int FD_CLOEXEC = 1;
    private static final int SHUT_WR = 1;

    private final long token = new Random().nextLong();
    private Kernel epoll;
    private Ends one;
    private Ends two;

    @BeforeEach
    void open() throws IOException {
        epoll = new Kernel();
        one = Ends.connect();
        two = Ends.connect();
    }

    @AfterEach
    void close() throws IOException {
        epoll.close();
        one.close();
        two.close();
    }

    @Test
    void anEpollIsADescriptorThatOtherProgramsDoNotInherit() {
        assertEquals(FD_CLOEXEC, Kernel.LIBC.fcntl(epoll.fd(), Fcntl.F_GETFD.intValue()));
        int inherited = Kernel.LIBC.epoll_create1(0);
        assertEquals(0, Kernel.LIBC.fcntl(inherited, Fcntl.F_GETFD.intValue()));
        Kernel.LIBC.close(inherited);
    }

    @Test
    void itHoldsNumberMaskAndToken() throws IOException {
        assertEquals(Kernel.DONE, epoll.add(one.number(), EPOLLIN, token));
        assertEquals(List.of(line(one, EPOLLIN, token)), epoll.interestList());
    }

    @Test
    void itIsKeptFromCallToCall() throws IOException {
        epoll.add(one.number(), EPOLLIN, token);
        for (int turn = 0; turn < 3; turn++) {
            one.send(1);
            assertEquals(List.of(token), epoll.ready(8));
            assertEquals(1, one.read(8));
            assertEquals(List.of(), epoll.ready(8));
        }
        assertEquals(1, epoll.interestList().size());
    }

    @Test
    void whatWasReadyBeforeItWasAddedIsReported() {
        one.send(1);
        epoll.add(one.number(), EPOLLIN, token);
        assertEquals(List.of(token), epoll.ready(8));
    }

    @Test
    void theSilentAreNotReported() {
        epoll.add(one.number(), EPOLLIN, 1);
        epoll.add(two.number(), EPOLLIN, 2);
        two.send(1);
        assertEquals(List.of(2L), epoll.ready(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 0xCAFE_BABE_DEAD_BEEFL, 1L << 32})
    void aTokenComesBackAsItWas(long any) {
        epoll.add(one.number(), EPOLLOUT, any);
        assertEquals(List.of(any), epoll.ready(8));
    }

    @Test
    void theKernelDoesNotMindTwoWithTheSameToken() {
        assertEquals(Kernel.DONE, epoll.add(one.number(), EPOLLOUT, token));
        assertEquals(Kernel.DONE, epoll.add(two.number(), EPOLLOUT, token));
        assertEquals(List.of(token, token), epoll.ready(8));
    }

    @Test
    void theStructIsCopiedAndTheMemoryIsOursAgain() {
        EpollEvents event = new EpollEvents(1).set(0, EPOLLOUT, token);
        epoll.control(SysEpoll.EPOLL_CTL_ADD, one.number(), event.memory());
        event.set(0, 0, ~token);
        assertEquals(List.of(token), epoll.ready(8));
    }

    @Test
    void addingTwiceIsAnError() {
        epoll.add(one.number(), EPOLLIN, token);
        assertEquals(Errno.EEXIST, epoll.add(one.number(), EPOLLOUT, ~token));
        one.send(1);
        assertEquals(List.of(token), epoll.ready(8), "and the first one still counts");
    }

    @Test
    void whatIsNotOnItCanBeNeitherModifiedNorDeleted() {
        assertEquals(Errno.ENOENT, epoll.modify(one.number(), EPOLLIN, token));
        assertEquals(Errno.ENOENT, epoll.delete(one.number()));
    }

    @Test
    void modifyReplacesMaskAndToken() throws IOException {
        one.send(1);
        epoll.add(one.number(), EPOLLIN, token);
        assertEquals(Kernel.DONE, epoll.modify(one.number(), EPOLLOUT, ~token));
        assertEquals(List.of(line(one, EPOLLOUT, ~token)), epoll.interestList());
        EpollEvents events = new EpollEvents(8);
        assertEquals(1, epoll.wait(events, 0));
        assertEquals(EPOLLOUT, events.mask(0), "not EPOLLIN, although there is something to read");
        assertEquals(~token, events.token(0));
    }

    @Test
    void whatWasDeletedIsForgottenAndMayBeAddedAgain() throws IOException {
        one.send(1);
        epoll.add(one.number(), EPOLLIN, token);
        assertEquals(Kernel.DONE, epoll.delete(one.number()));
        assertEquals(List.of(), epoll.interestList());
        assertEquals(List.of(), epoll.ready(8));
        assertEquals(Kernel.DONE, epoll.add(one.number(), EPOLLIN, token));
        assertEquals(List.of(token), epoll.ready(8));
    }

    @Test
    void aRegularFileIsRefused() {
        String file = System.getProperty("java.home") + "/release";
        int fd = Kernel.LIBC.open(file, OpenFlags.O_RDONLY.intValue());
        assertTrue(fd > 2, file);
        assertEquals(Errno.EPERM, epoll.add(fd, EPOLLIN, token));
        Kernel.LIBC.close(fd);
    }

    @Test
    void anEpollThatWatchesItselfIsRefused() {
        assertEquals(Errno.EINVAL, epoll.add(epoll.fd(), EPOLLIN, token));
    }

    @Test
    void aNumberThatStandsForNothingIsRefused() {
        int pair = Kernel.LIBC.dup(one.number());
        Kernel.LIBC.close(pair);
        assertEquals(Errno.EBADF, epoll.add(pair, EPOLLIN, token));
    }

    @Test
    void closingAnEpollClosesNothingElse() {
        epoll.add(one.number(), EPOLLIN, token);
        epoll.close();
        one.send(1);
        assertEquals(1, one.read(8));
        epoll = new Kernel();
    }

    @Test
    void aSocketMayBeOnTwoListsAtOnce() {
        try (Kernel other = new Kernel()) {
            one.send(1);
            epoll.add(one.number(), EPOLLIN, 1);
            other.add(one.number(), EPOLLIN, 2);
            assertEquals(List.of(1L), epoll.ready(8));
            assertEquals(List.of(2L), other.ready(8));
        }
    }

    @Test
    void theEndOfBothDirectionsIsReportedUnasked() throws IOException {
        epoll.add(one.number(), 0, token);
        one.send(1);
        assertEquals(List.of(), epoll.ready(8), "bytes are not");
        one.peer().close();
        assertEquals(0, Kernel.LIBC.shutdown(one.number(), SHUT_WR));
        assertEquals(SysEpoll.EPOLLHUP, onlyMask());
    }

    @Test
    void anErrorIsReportedUnasked() throws IOException {
        epoll.add(one.number(), 0, token);
        Kernel.LIBC.write(one.number(), ByteBuffer.allocateDirect(1), 1);
        one.peer().close(); // with a byte unread: that is no farewell, but a reset
        assertEquals(SysEpoll.EPOLLERR | SysEpoll.EPOLLHUP, onlyMask());
    }

    private int onlyMask() {
        EpollEvents events = new EpollEvents(8);
        assertEquals(1, epoll.wait(events, 0));
        return events.mask(0);
    }

    /** As /proc shows it: 0x19, say, for EPOLLIN and the two that nobody asks for. */
    private static String line(Ends ends, int mask, long token) {
        int unasked = SysEpoll.EPOLLERR | SysEpoll.EPOLLHUP;
        return "%d %x %x".formatted(ends.number(), mask | unasked, token);
    }
}
