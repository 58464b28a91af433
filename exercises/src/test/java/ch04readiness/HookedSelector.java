package ch04readiness;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A real selector that counts how often it was entered, and in which something may happen at the
 * worst moment. No channel can be registered with it: channels take only the JDK's own.
 */
final class HookedSelector extends Selector {

    private static final Runnable NOTHING = () -> {};
    private static final long PATIENCE = 5_000_000_000L; // nanoseconds

    private final Selector real = Selector.open();
    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicReference<Runnable> beforeSleep = new AtomicReference<>(NOTHING);
    private final AtomicBoolean slow = new AtomicBoolean();

    HookedSelector() throws IOException {}

    /** How often somebody came to sleep here. */
    int entered() {
        return entered.get();
    }

    /** To happen once, on the thread that is just about to sleep. */
    void beforeTheNextSleep(Runnable event) {
        beforeSleep.set(event);
    }

    /** Makes the next wake-up return only when the thread that it woke is back here. */
    void letTheNextWakeUpBeSlow() {
        slow.set(true);
    }

    @Override
    public Selector wakeup() {
        int before = entered.get();
        real.wakeup();
        if (slow.getAndSet(false)) {
            long begin = System.nanoTime();
            while (entered.get() == before && isOpen() && System.nanoTime() - begin < PATIENCE) {
                LockSupport.parkNanos(100_000);
            }
        }
        return this;
    }

    @Override
    public int select() throws IOException {
        enter();
        return real.select();
    }

    @Override
    public int select(long timeout) throws IOException {
        enter();
        return real.select(timeout);
    }

    @Override
    public int selectNow() throws IOException {
        enter();
        return real.selectNow();
    }

    private void enter() {
        entered.incrementAndGet();
        beforeSleep.getAndSet(NOTHING).run();
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public SelectorProvider provider() {
        return real.provider();
    }

    @Override
    public Set<SelectionKey> keys() {
        return real.keys();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return real.selectedKeys();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
