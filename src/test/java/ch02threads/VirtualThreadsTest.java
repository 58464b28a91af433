package ch02threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.author.Transcript;

/**
 * What chapter 2 says about virtual threads. Each JDK is held to its own truth: one before 21 has
 * none, and 21 to 23 pin a thread that waits inside of synchronized.
 */
class VirtualThreadsTest {

    private static final int JDK = Runtime.version().feature();
    private static final boolean THERE = JDK >= 21;
    private static final int LONG = 60;
    private static final int SHORT = 3;

    @Test
    void onlyJdk21AndNewerHaveThem() {
        assertEquals(THERE, VirtualThreads.factory().isPresent());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReadOfASocketLeavesTheCarrierFreeAndAnEpollWaits() throws Exception {
        assertSeen(
                "others run: true, carriers: [ForkJoinPool-1-worker-1]"
                        + ", epoll before: false, now: true, in epoll_wait: true",
                seen("read", LONG));
    }

    /** JEP 491 is in JDK 24. */
    @Test
    void aWaitInSynchronizedHoldsTheCarrierBeforeJdk24() throws Exception {
        boolean free = JDK >= 24;
        assertSeen("others run: " + free, seen("synchronized", free ? LONG : SHORT));
    }

    /** On 21 and 22 another carrier came for the time being: JDK-8329593 took that away. */
    @Test
    void aReadOfAFileHoldsTheCarrier() throws Exception {
        boolean free = JDK < 23;
        assertSeen("others run: " + free, seen("file", free ? LONG : SHORT));
    }

    @Test
    void anInterruptClosesTheSocketThatAVirtualThreadReads() throws Exception {
        assertSeen("closed: true", seen("interrupt", LONG));
    }

    private static void assertSeen(String expected, String seen) {
        assertEquals(THERE ? expected : "no virtual threads", seen);
    }

    /** One experiment, and how many seconds it may wait for others to run. */
    private static String seen(String experiment, int patience)
            throws IOException, InterruptedException {
        return Transcript.outputOf(VirtualProbe.class, experiment, "" + patience);
    }
}
