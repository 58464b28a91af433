package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch05ffi.EpollEvents;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 6 says of the array that the kernel writes to: how much, in what order. */
@EnabledOnOs(OS.LINUX)
class SlotsTest {

    private static final int FIVE = 5;
    private static final byte UNTOUCHED = 0x55;

    private final List<Ends> ends = new ArrayList<>();
    private Kernel epoll;

    @BeforeEach
    void open() throws IOException {
        epoll = new Kernel();
        for (int i = 0; i < FIVE; i++) {
            ends.add(Ends.connect());
            epoll.add(ends.get(i).number(), EPOLLIN, i);
        }
    }

    @AfterEach
    void close() throws IOException {
        epoll.close();
        for (Ends each : ends) {
            each.close();
        }
    }

    @Test
    void whoSpokeFirstIsReportedFirst() {
        for (int i : new int[] {3, 0, 4}) {
            ends.get(i).send(1);
        }
        assertEquals(List.of(3L, 0L, 4L), epoll.ready(8));
    }

    @Test
    void whoDoesNotFitIsNextAndWhoWasReportedGoesToTheEnd() {
        ends.forEach(each -> each.send(1));
        assertEquals(List.of(0L, 1L), epoll.ready(2));
        assertEquals(List.of(2L, 3L), epoll.ready(2));
        assertEquals(List.of(4L, 0L), epoll.ready(2));
        assertEquals(List.of(1L, 2L), epoll.ready(2));
    }

    @Test
    void oneSlotIsEnoughForAllInTurn() {
        ends.forEach(each -> each.send(1));
        List<Long> told = new ArrayList<>();
        for (int turn = 0; turn < FIVE; turn++) {
            told.addAll(epoll.ready(1));
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), told);
    }

    @Test
    void whatHasBeenReadIsNotReportedAgain() {
        ends.forEach(each -> each.send(1));
        ends.get(2).read(8);
        assertEquals(List.of(0L, 1L, 3L, 4L), epoll.ready(8));
    }

    @Test
    void noSlotsAtAllIsAnError() {
        ByteBuffer memory = new EpollEvents(1).memory();
        int result = Kernel.LIBC.epoll_wait(epoll.fd(), memory, 0, 0);
        assertEquals(Errno.EINVAL, Kernel.outcome(result));
    }

    @Test
    void theRestOfTheArrayIsLeftAlone() {
        ends.get(0).send(1);
        ByteBuffer memory = marked(FIVE);
        assertEquals(1, Kernel.LIBC.epoll_wait(epoll.fd(), memory, FIVE, 0));
        assertEquals((FIVE - 1) * size(), untouched(memory));
    }

    @Test
    void afterTheCallTheMemoryIsOursAlone() {
        ends.get(0).send(1);
        EpollEvents events = new EpollEvents(FIVE);
        assertEquals(1, epoll.wait(events, 0));
        events.set(0, 0, ~0L);
        ends.forEach(each -> each.send(1));
        assertEquals(~0L, events.token(0), "what happens later is written down by the next call");
        assertEquals(0L, events.token(1));
        assertEquals(FIVE, epoll.wait(events, 0));
    }

    @Test
    void theKernelBelievesHowLongTheArrayIsAndWritesPastItsEnd() {
        ends.forEach(each -> each.send(1));
        ByteBuffer all = marked(FIVE); // it all belongs to us, so nobody is hurt
        ByteBuffer roomForOne = all.duplicate().limit(size());
        assertEquals(FIVE, Kernel.LIBC.epoll_wait(epoll.fd(), roomForOne, FIVE, 0));
        assertEquals(0, untouched(all));
    }

    @Test
    void anArrayWithoutMemoryIsAnErrorWhenThereIsSomethingToWrite() {
        ends.get(0).send(1);
        int result = Kernel.LIBC.epoll_wait(epoll.fd(), null, FIVE, 0);
        assertEquals(Errno.EFAULT, Kernel.outcome(result));
    }

    @Test
    void onlyWhatIsAskedForIsReported() {
        ends.get(0).send(1);
        epoll.modify(ends.get(0).number(), EPOLLIN | EPOLLOUT, 0);
        EpollEvents events = new EpollEvents(8);
        assertEquals(1, epoll.wait(events, 0), "one struct for one descriptor");
        assertEquals(EPOLLIN | EPOLLOUT, events.mask(0));
        epoll.modify(ends.get(0).number(), SysEpoll.EPOLLRDHUP, 0);
        assertEquals(0, epoll.wait(events, 0));
    }

    private static int size() {
        return EpollEvents.Layout.here().size();
    }

    private static ByteBuffer marked(int events) {
        ByteBuffer memory = ByteBuffer.allocateDirect(events * size());
        for (int i = 0; i < memory.capacity(); i++) {
            memory.put(i, UNTOUCHED);
        }
        return memory;
    }

    /** How many bytes at the end are as they were. */
    private static int untouched(ByteBuffer memory) {
        int from = memory.capacity();
        while (from > 0 && memory.get(from - 1) == UNTOUCHED) {
            from--;
        }
        return memory.capacity() - from;
    }
}
