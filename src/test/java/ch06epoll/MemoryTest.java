package ch06epoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What chapter 6 says of the memory that the kernel writes to: how long it lives. */
class MemoryTest {

    private static final int SIZE = 1 << 20;
    private static final int MANY = 16;

    @Test
    @Timeout(180)
    void directMemoryLivesWhileItIsHeldAndIsGivenBackSomeTimeAfter() {
        List<ByteBuffer> held = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            held.add(ByteBuffer.allocateDirect(SIZE));
        }
        System.gc();
        // What others hold or give back in these moments only adds to it.
        assertTrue(used() >= MANY * SIZE, "held: still there after a collection");
        assertEquals(MANY, held.size());
        long less = used() - (MANY - 1) * SIZE;
        held.clear();
        while (used() > less) {
            System.gc(); // nobody says when it happens, so we ask until it has
            Thread.onSpinWait();
        }
    }

    private static long used() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
