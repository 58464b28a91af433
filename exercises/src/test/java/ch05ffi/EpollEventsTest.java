package ch05ffi;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;

import ch05ffi.EpollEvents.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import jnr.constants.platform.OpenFlags;
import jnr.ffi.Platform.CPU;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;
import support.Stumbling;

/** Chapter 5, exercise garbage-token. */
class EpollEventsTest {

    private final Rng rng = Rng.fresh();
    private final Stumbling<EpollLibc> kernel =
            Stumbling.around(EpollLibc.class, Kernel.bind(EpollLibc.class, Binding::load));
    private final EpollLibc libc = kernel.libc();

    @AfterEach
    void closeAll() throws Exception {
        kernel.close();
    }

    @Test
    @DisplayName("on x86-64 the token follows the mask at once")
    void onX86ThereIsNoHole() {
        EpollEventsLessons.judgeLayout(CPU.X86_64, Layout.PACKED);
    }

    @Test
    @DisplayName("on other processors there is a hole of 4 bytes")
    void elsewhereThereIsOne() {
        for (CPU processor : List.of(CPU.AARCH64, CPU.PPC64LE, CPU.S390X, CPU.MIPS64EL)) {
            EpollEventsLessons.judgeLayout(processor, Layout.ALIGNED);
        }
    }

    @Test
    @DisplayName("the memory stays where it is, and has room for all")
    void theMemoryIsTheKernels() {
        for (Layout layout : List.of(Layout.PACKED, Layout.ALIGNED)) {
            EpollEventsLessons.judgeMemory(rng.between(1, 50), layout);
        }
    }

    @Test
    @DisplayName("the kernel keeps the token that you wrote")
    void theKernelReadsWhatYouWrite() {
        long token = token();
        EpollEvents given = EpollEventsLessons.set(1, 0, EPOLLOUT, token);
        RawEvents seen = new RawEvents(1);
        int epoll = libc.epoll_create1(0);
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, writable(), given.memory());
        int count = libc.epoll_wait(epoll, seen.memory(), 1, 0);
        EpollEventsLessons.judgeKept(given, token, count, seen);
    }

    @Test
    @DisplayName("the token that the kernel wrote comes back to you")
    void youReadWhatTheKernelWrites() {
        long token = token();
        EpollEvents events = EpollEventsLessons.room(1);
        int epoll = libc.epoll_create1(0);
        add(epoll, token);
        libc.epoll_wait(epoll, events.memory(), 1, 0);
        EpollEventsLessons.judgeToken(events, 0, token);
        EpollEventsLessons.judgeMask(events, 0, EPOLLOUT);
    }

    @Test
    @DisplayName("of several events, each is read at its place")
    void everyEventHasItsPlace() {
        int epoll = libc.epoll_create1(0);
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < rng.between(3, 6); i++) {
            tokens.add(token());
            add(epoll, tokens.get(i));
        }
        EpollEvents events = EpollEventsLessons.room(8);
        int count = libc.epoll_wait(epoll, events.memory(), 8, 0);
        RawEvents truth = RawEvents.of(events.memory());
        for (int i = 0; i < count; i++) {
            EpollEventsLessons.judgeToken(events, i, truth.token(i));
            EpollEventsLessons.judgeMask(events, i, truth.mask(i));
        }
    }

    @Test
    @DisplayName("a token has 64 bits, all of them yours")
    void aTokenHas64Bits() {
        for (long token : List.of(1L << 31, 0xffff_ffffL, 1L << 32, -2L, 0x8000_0000_0000_0001L)) {
            EpollEvents events = EpollEventsLessons.set(1, 0, EPOLLIN, token);
            EpollEventsLessons.judgeToken(events, 0, token);
        }
    }

    @Test
    @DisplayName("a mask with its highest bit set comes back as it was")
    void aMaskMayBeNegative() {
        int mask = EPOLLIN | EPOLLET;
        EpollEvents events = EpollEventsLessons.set(2, 1, mask, token());
        EpollEventsLessons.judgeMask(events, 1, mask);
    }

    @Test
    @DisplayName("the layout that is handed in decides, not the machine")
    void theLayoutDecides() {
        for (Layout layout : List.of(Layout.PACKED, Layout.ALIGNED)) {
            int index = rng.between(1, 4);
            EpollEventsLessons.judgePlaces(5, index, layout, EPOLLIN, token());
        }
    }

    @Test
    @DisplayName("who writes one event leaves its neighbors as they are")
    void neighborsStayAsTheyAre() {
        for (Layout layout : List.of(Layout.PACKED, Layout.ALIGNED)) {
            EpollEventsLessons.judgeNeighbors(layout, token(), token(), token());
        }
    }

    /** Its eight bytes are all different, so that each can be told from the others. */
    private long token() {
        long token = 0;
        int first = rng.between(1, 20);
        for (int i = 0; i < 8; i++) {
            token = token << 8 | first + i * 29L;
        }
        return token;
    }

    private void add(int epoll, long token) {
        RawEvents event = new RawEvents(1).set(EPOLLOUT, token);
        libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, writable(), event.memory());
    }

    /** The end of a new pipe that can be written to. */
    private int writable() {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        libc.pipe2(ends, OpenFlags.O_CLOEXEC.intValue());
        return ends.getInt(4);
    }
}
