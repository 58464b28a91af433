package ch04readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 4 says Java's selector is made of on Linux, seen in {@code /proc}. */
@EnabledOnOs(OS.LINUX)
class EpollUnderneathTest {

    private Selector selector;
    private String epoll;
    private Pair pair;

    @BeforeEach
    void open() throws IOException {
        Selector.open().close(); // whatever the JDK keeps for good is there from now on
        Pair.connect().close();
        Set<String> before = EpollFiles.epollNumbers();
        selector = Selector.open();
        Set<String> now = EpollFiles.epollNumbers();
        now.removeAll(before);
        assertEquals(1, now.size(), "one epoll for one selector");
        epoll = now.iterator().next();
        pair = Pair.connect();
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        pair.close();
    }

    @Test
    void aSelectorIsAnEpollAndAnEventfdUntilItIsClosed() throws IOException {
        Set<String> epolls = EpollFiles.epollNumbers();
        Set<String> eventfds = EpollFiles.eventfdNumbers();
        Selector another = Selector.open();
        assertEquals(1, openedSince(epolls, EpollFiles.epollNumbers()));
        assertEquals(1, openedSince(eventfds, EpollFiles.eventfdNumbers()));
        another.close();
        assertEquals(0, openedSince(epolls, EpollFiles.epollNumbers()));
        assertEquals(0, openedSince(eventfds, EpollFiles.eventfdNumbers()));
    }

    @Test
    void theKernelHearsOfARegistrationOnlyInSelect() throws IOException {
        List<String> alone = EpollFiles.interestList(epoll); // the eventfd
        assertEquals(1, alone.size());
        pair.ours().register(selector, SelectionKey.OP_READ);
        assertEquals(alone, EpollFiles.interestList(epoll));
        selector.selectNow();
        assertEquals(2, EpollFiles.interestList(epoll).size());
    }

    @Test
    void theKernelHearsOfACancelledKeyOnlyInSelect() throws IOException {
        SelectionKey key = pair.ours().register(selector, SelectionKey.OP_READ);
        selector.selectNow();
        key.cancel();
        assertEquals(2, EpollFiles.interestList(epoll).size());
        selector.selectNow();
        assertEquals(1, EpollFiles.interestList(epoll).size());
    }

    @Test
    void aClosedChannelKeepsItsDescriptorUntilTheNextSelect() throws IOException {
        pair.ours().register(selector, SelectionKey.OP_READ);
        selector.selectNow();
        int sockets = EpollFiles.sockets();
        pair.ours().close();
        assertEquals(sockets, EpollFiles.sockets());
        selector.selectNow();
        assertEquals(sockets - 1, EpollFiles.sockets());
    }

    @Test
    void toConnectAndToWriteAreOneAndTheSameForTheKernel() throws IOException {
        SelectionKey key = pair.ours().register(selector, SelectionKey.OP_WRITE);
        selector.selectNow();
        List<String> writing = EpollFiles.interestList(epoll);
        key.interestOps(SelectionKey.OP_CONNECT);
        selector.selectNow();
        assertEquals(writing, EpollFiles.interestList(epoll));
        key.interestOps(SelectionKey.OP_READ);
        selector.selectNow();
        assertTrue(!writing.equals(EpollFiles.interestList(epoll)), "reading is another matter");
    }

    @Test
    void completionOnLinuxIsMadeOutOfReadiness() throws Exception {
        Set<String> epolls = EpollFiles.epollNumbers();
        AsynchronousChannelGroup group =
                AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
        try {
            assertEquals(1, openedSince(epolls, EpollFiles.epollNumbers()));
        } finally {
            group.shutdownNow();
            // Its thread closes the epoll; other tests count what is open.
            assertTrue(group.awaitTermination(3, TimeUnit.MINUTES));
        }
    }

    /** How many are new: a thread of an earlier test may still be closing its own. */
    private static int openedSince(Set<String> before, Set<String> now) {
        now.removeAll(before);
        return now.size();
    }
}
