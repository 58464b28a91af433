package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Why one event is not enough to find out that a layout is wrong. */
@EnabledOnOs(OS.LINUX)
class GarbageTest {

    private static final int TOKEN_AS_PRINTED = 8;

    private final EpollLibc libc = Binding.load(EpollLibc.class);

    @Test
    void withOneEventTheLayoutOfTheManualLooksRightOnEveryMachine() {
        ByteBuffer ends = memory(8);
        assertEquals(0, libc.pipe2(ends, 0));
        int epoll = libc.epoll_create1(SysEpoll.EPOLL_CLOEXEC);
        try {
            ByteBuffer event = memory(16);
            event.putInt(0, SysEpoll.EPOLLIN).putLong(TOKEN_AS_PRINTED, 11);
            int reading = ends.getInt(0);
            assertEquals(0, libc.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, reading, event));
            assertEquals(1, libc.write(ends.getInt(4), memory(1), 1));
            ByteBuffer events = memory(16);
            assertEquals(1, libc.epoll_wait(epoll, events, 1, 0));
            assertEquals(SysEpoll.EPOLLIN, events.getInt(0));
            assertEquals(11, events.getLong(TOKEN_AS_PRINTED));
        } finally {
            libc.close(epoll);
            libc.close(ends.getInt(0));
            libc.close(ends.getInt(4));
        }
    }

    private static ByteBuffer memory(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
}
