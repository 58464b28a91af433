package workbook.runner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a waiting thread waits for is told by the method at the top of its stack. */
class WaitsTest {

    @ParameterizedTest
    @CsvSource({
        "Thread.join java.lang.Object.wait, a thread that does not end",
        "Thread.sleep java.lang.Thread.sleep, The thread sleeps",
        "Thread.start java.lang.Thread.start0, did nothing but wait",
        "InputStream.read sun.nio.ch.Net.poll, A read waits",
        "FileChannelImpl.read sun.nio.ch.FileDispatcherImpl.read0, A read waits",
        "ReadLock.lock jdk.internal.misc.Unsafe.park, to be notified",
        "LinkedBlockingQueue.poll jdk.internal.misc.Unsafe.park, hand something over",
        "SelectorImpl.select sun.nio.ch.EPoll.wait, an event that never comes",
        "System.exit java.lang.Object.wait, shutdown hooks",
    })
    void itIsToldWhatAThreadWaitsFor(String methods, String told) {
        assertTrue(Waits.why(methods).contains(told), Waits.why(methods));
    }
}
