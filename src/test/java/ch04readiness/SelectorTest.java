package ch04readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What chapter 4 says about Java's selector: what it reports, how often, and until when. */
class SelectorTest {

    private static final int MANY = 100;

    private Selector selector;
    private Pair one;
    private Pair two;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        one = Pair.connect();
        two = Pair.connect();
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        one.close();
        two.close();
    }

    @Test
    void aChannelThatBlocksCannotBeRegistered() {
        assertThrows(
                IllegalBlockingModeException.class,
                () -> one.peer().register(selector, SelectionKey.OP_READ));
    }

    @Test
    void aRegisteredChannelCannotBeMadeToBlock() throws IOException {
        watch(one, SelectionKey.OP_READ);
        assertThrows(IllegalBlockingModeException.class, () -> one.ours().configureBlocking(true));
    }

    @Test
    void onlyTheReadyKeyIsSelected() throws IOException {
        SelectionKey ready = watch(one, SelectionKey.OP_READ);
        watch(two, SelectionKey.OP_READ);
        one.send(1);
        assertEquals(1, selector.select());
        assertEquals(Set.of(ready), selector.selectedKeys());
        assertEquals(2, selector.keys().size());
    }

    @Test
    void theFirstToSpeakIsFound() throws IOException {
        two.send(1);
        assertEquals(1, FirstToSpeak.firstOf(selector, List.of(one.ours(), two.ours())));
    }

    @Test
    void aKeyThatIsNotRemovedStaysAndClaimsWhatIsNoLongerSo() throws IOException {
        SelectionKey stale = watch(one, SelectionKey.OP_READ);
        SelectionKey fresh = watch(two, SelectionKey.OP_READ);
        one.send(1);
        selector.select();
        assertEquals(1, one.read(10)); // read, but not removed
        two.send(1);
        assertEquals(1, selector.select());
        assertEquals(Set.of(stale, fresh), selector.selectedKeys());
        assertTrue(stale.isReadable());
        assertEquals(0, one.read(10)); // "would block": the claim was an old one
    }

    @Test
    void aReadyKeyThatWasLeftInTheSetIsNotCountedAgain() throws IOException {
        watch(one, SelectionKey.OP_READ);
        one.send(1);
        assertEquals(1, selector.select());
        for (int turn = 0; turn < MANY; turn++) {
            // It returns at once, as there is something to read, and says that nothing is new.
            assertEquals(0, selector.select());
        }
    }

    @Test
    void whatWasNotDrainedIsReportedAgain() throws IOException {
        SelectionKey key = watch(one, SelectionKey.OP_READ);
        one.send(3);
        for (int bytes = 3; bytes > 0; bytes--) {
            assertEquals(1, selector.select());
            assertTrue(selector.selectedKeys().remove(key));
            assertEquals(1, one.read(1));
        }
        assertEquals(0, selector.selectNow());
    }

    @Test
    void aClosedPeerIsReadableForEver() throws IOException {
        SelectionKey key = watch(one, SelectionKey.OP_READ);
        one.peer().close();
        for (int turn = 0; turn < MANY; turn++) {
            assertEquals(1, selector.select());
            assertTrue(selector.selectedKeys().remove(key) && key.isReadable());
            assertEquals(-1, one.read(10));
        }
        key.cancel();
        assertEquals(0, selector.selectNow());
    }

    @Test
    void aSocketIsWritableUntilItsBufferIsFull() throws IOException {
        SelectionKey key = watch(one, SelectionKey.OP_WRITE);
        for (int turn = 0; turn < MANY; turn++) {
            assertEquals(1, selector.select());
            assertTrue(selector.selectedKeys().remove(key) && key.isWritable());
        }
        long unread = 0;
        while (selector.selectNow() == 1) {
            selector.selectedKeys().clear();
            unread += one.ours().write(ByteBuffer.allocate(1 << 16));
        }
        assertTrue(unread > 0);
        // The peer reads, which makes room, and only that makes it writable again.
        while (unread > 0) {
            unread -= one.peer().read(ByteBuffer.allocate(1 << 16));
        }
        assertEquals(1, selector.select());
    }

    @Test
    void aCancelledKeyIsInvalidAtOnceAndGoneAfterTheNextSelect() throws IOException {
        SelectionKey key = watch(one, SelectionKey.OP_READ);
        selector.selectNow();
        key.cancel();
        assertFalse(key.isValid());
        assertThrows(CancelledKeyException.class, key::isReadable);
        assertEquals(Set.of(key), selector.keys());
        selector.selectNow();
        assertEquals(Set.of(), selector.keys());
    }

    @Test
    void closingTheChannelCancelsItsKey() throws IOException {
        SelectionKey key = watch(one, SelectionKey.OP_READ);
        one.ours().close();
        assertFalse(key.isValid());
    }

    private SelectionKey watch(Pair pair, int interest) throws IOException {
        return pair.ours().register(selector, interest);
    }
}
