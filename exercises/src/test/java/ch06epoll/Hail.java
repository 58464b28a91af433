package ch06epoll;

import ch05ffi.EpollEvents;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jnr.constants.platform.Signal;

/**
 * A real wait in a hail of real signals. They are SIGPIPE: every JVM has a handler for it, which
 * does nothing, and for a wait it is a signal like any other. They are sent to the one thread that
 * waits, again and again while it is in the kernel, so it is of no importance when each of them
 * comes. The clock is ours, and moves with each signal by a tenth of the time.
 */
final class Hail implements AutoCloseable {

    private static final int TENTH = 10;
    private static final int O_CLOEXEC = 02000000;
    /** After so many waits that began anew, or in vain, the point is made. */
    private static final int MOST = 30;

    private final int signals;
    private final Gate gate = new Gate(this::sleep, Gate.NO_MATTER);
    private final long thread = gate.kernel().pthread_self();
    private final List<Integer> asked = new ArrayList<>();
    private volatile boolean inTheKernel;
    private long now = System.nanoTime();
    private long nanos;
    private int in;

    /** After so many signals a byte comes. */
    Hail(int signals) {
        this.signals = signals;
    }

    /** Waits for so long, by our clock. */
    WaitLessons waitFor(long howLong) {
        nanos = howLong;
        String did = "wait(events, " + nanos + " ns); a real signal ends each wait after a tenth of"
                + " that; after " + signals + " of them a byte comes";
        return WaitLessons.run(did, asked, nanos, () -> {
            Epoll epoll = new Epoll(gate.libc());
            epoll.add(pipe(), SysEpoll.EPOLLIN, 1);
            return new PatientWait(epoll, () -> now).wait(new EpollEvents(4), nanos);
        });
    }

    private Fd pipe() {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        gate.kernel().pipe2(ends, O_CLOEXEC);
        in = ends.getInt(4);
        return new Fd(gate.libc(), ends.getInt(0), "pipe");
    }

    /** The timeouts that the kernel was asked for, and how long each should have been. */
    List<Integer> asked() {
        List<Integer> should = new ArrayList<>();
        for (int i = 0; i <= signals; i++) {
            should.add((int) ((nanos - i * (nanos / TENTH) + 999_999) / 1_000_000));
        }
        return should;
    }

    private int sleep(Gate.Asking kernel, int timeout) {
        asked.add(timeout);
        if (asked.size() > MOST) {
            throw new Stop(Stop.Why.RESTLESS);
        }
        if (asked.size() == signals + 1) {
            gate.kernel().write(in, ByteBuffer.allocate(1), 1);
            return kernel.ask(timeout);
        }
        int result = hailed(kernel);
        now += nanos / TENTH;
        return result;
    }

    /** For ever, because a signal is sure to come: that no time is up shows that it was one. */
    private int hailed(Gate.Asking kernel) {
        inTheKernel = true;
        Thread sky = new Thread(this::hail, "sky");
        sky.start();
        try {
            return kernel.ask(-1);
        } finally {
            inTheKernel = false;
            joined(sky);
        }
    }

    private void hail() {
        while (inTheKernel) {
            gate.kernel().pthread_kill(thread, Signal.SIGPIPE.intValue());
            LockSupport.parkNanos(50_000);
        }
    }

    private static void joined(Thread sky) {
        try {
            sky.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        gate.close();
    }
}
