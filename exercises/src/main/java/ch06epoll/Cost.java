package ch06epoll;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Sockets;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import jnr.constants.platform.Errno;

/** Measures one call of poll, and one of epoll_wait, when five among ever more are ready. */
final class Cost {

    private static final int READY = 5;
    private static final int BATCHES = 9;
    private static final long NANOS_PER_BATCH = 10_000_000;

    private final PollLibc libc = Binding.load(PollLibc.class);
    private final Sockets sockets = new Sockets(libc);
    private final List<Fd> open = new ArrayList<>(); // all that is to be closed at the end

    private Cost() {}

    /** Prints a line for each number of descriptors, as far as this process may have so many. */
    static void run(PrintStream out) throws ErrnoException {
        out.printf("%d are ready; to be told of them takes%n%n", READY);
        out.println("     among       poll  epoll_wait    ratio");
        for (int n = 10; n <= 10_000; n *= 10) {
            Cost cost = new Cost();
            try {
                out.println(cost.line(n));
            } catch (ErrnoException failed) {
                if (failed.errno() != Errno.EMFILE) {
                    throw failed;
                }
                out.printf("%,10d  more than a process may have here: see ulimit -n%n", n);
            } finally {
                cost.close();
            }
        }
    }

    private String line(int n) throws ErrnoException {
        List<Fd> watched = watched(n);
        try (Epoll epoll = new Epoll(libc)) {
            EpollEvents events = new EpollEvents(READY);
            ByteBuffer asked = ByteBuffer.allocateDirect(8 * n).order(ByteOrder.nativeOrder());
            for (Fd fd : watched) {
                epoll.add(fd, SysEpoll.EPOLLIN, fd.number());
                asked.putInt(fd.number()).putShort((short) SysEpoll.EPOLLIN).putShort((short) 0);
            }
            asked.flip();
            double poll = micros(() -> libc.poll(asked, n, 0));
            double wait = micros(() -> waitOn(epoll, events));
            return "%,10d  %6.1f us  %7.1f us  %,7.1f".formatted(n, poll, wait, poll / wait);
        }
    }

    /** Second numbers of two connections: to five of them something has been sent. */
    private List<Fd> watched(int n) throws ErrnoException {
        Fd silent = connection(0);
        Fd spoken = connection(1);
        List<Fd> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Fd of = i % (n / READY) == 0 ? spoken : silent;
            int second = Syscall.check(libc, "dup", of.number(), libc.dup(of.number()));
            all.add(keep(new Fd(libc, second, "second number")));
        }
        return all;
    }

    private Fd connection(int bytes) throws ErrnoException {
        try (Fd listener = sockets.listen(0, 1)) {
            Fd ours = keep(sockets.connect(sockets.port(listener)));
            Fd peer = keep(sockets.accept(listener).orElseThrow());
            libc.write(peer.number(), ByteBuffer.allocateDirect(1), bytes);
            return ours;
        }
    }

    private static int waitOn(Epoll epoll, EpollEvents events) {
        try {
            return epoll.wait(events, 0);
        } catch (ErrnoException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Of one call, in microseconds: the middle one of several batches. */
    private static double micros(IntSupplier call) {
        double[] batches = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long calls = 0;
            long begin = System.nanoTime();
            long took = 0;
            while (took < NANOS_PER_BATCH) {
                if (call.getAsInt() != READY) {
                    throw new IllegalStateException("not the " + READY + " that are ready");
                }
                calls++;
                took = System.nanoTime() - begin;
            }
            batches[i] = took / 1000.0 / calls;
        }
        Arrays.sort(batches);
        return batches[BATCHES / 2];
    }

    private Fd keep(Fd fd) {
        open.add(fd);
        return fd;
    }

    private void close() throws ErrnoException {
        for (Fd fd : open) {
            fd.close();
        }
    }
}
