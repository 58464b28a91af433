package ch02threads;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Virtual threads on a single carrier, in a JVM of their own: one experiment for each word. */
final class VirtualProbe {

    private static final int MANY = 50;
    private static final PrintStream OUT = System.out;

    private final ThreadFactory virtual;
    private final int patience; // seconds: long where a yes is due, as a no takes all of it
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<Socket> peers = new ArrayList<>(); // open, and silent

    private VirtualProbe(ThreadFactory virtual, int patience) {
        this.virtual = virtual;
        this.patience = patience;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        if (VirtualThreads.factory().isEmpty()) {
            OUT.print("no virtual threads");
            return;
        }
        VirtualProbe probe =
                new VirtualProbe(VirtualThreads.factory().get(), Integer.parseInt(args[1]));
        switch (args[0]) {
            case "read" -> probe.manyInRead();
            case "synchronized" -> probe.oneInSynchronized();
            case "file" -> probe.oneInAFileRead();
            case "interrupt" -> probe.oneInterrupted();
            default -> throw new IllegalArgumentException(args[0]);
        }
        OUT.flush();
        System.exit(0); // The carrier may be held for good by now.
    }

    /** One carrier, many threads that wait in read: is the carrier free? And who waits? */
    private void manyInRead() throws Exception {
        long before = Proc.epollDescriptors();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = pair();
            readers.add(started(() -> readQuietly(socket)));
        }
        for (Thread reader : readers) {
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        OUT.print("others run: " + othersRun());
        OUT.print(", carriers: " + carriers());
        OUT.print(", epoll before: " + (before > 0) + ", now: " + (Proc.epollDescriptors() > 0));
        OUT.print(", in epoll_wait: "
                + Thread.getAllStackTraces().values().stream()
                        .anyMatch(stack -> List.of(stack).stream()
                                .anyMatch(frame -> frame.toString().contains("EPoll.wait"))));
    }

    /** A virtual thread waits while it holds a monitor: is its carrier free? */
    private void oneInSynchronized() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        started(() -> {
            synchronized (this) {
                inside.countDown();
                awaitQuietly(never);
            }
        });
        inside.await();
        OUT.print("others run: " + othersRun());
    }

    /** Standard input is a pipe into which nobody writes: a read of it is a file's read. */
    private void oneInAFileRead() throws Exception {
        Thread reader = started(() -> {
            try {
                new FileInputStream(FileDescriptor.in).read();
            } catch (IOException closed) {
                // Then the experiment is over.
            }
        });
        while (!List.of(reader.getStackTrace()).toString().contains("FileInputStream.read")) {
            Thread.onSpinWait();
        }
        OUT.print("others run: " + othersRun());
    }

    private void oneInterrupted() throws Exception {
        Socket socket = pair();
        FutureTask<Integer> reading =
                new FutureTask<>(() -> socket.getInputStream().read());
        Thread reader = started(reading);
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        reader.interrupt();
        reader.join();
        OUT.print("closed: " + socket.isClosed());
    }

    /** Whether another virtual thread gets to run at all. */
    private boolean othersRun() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        started(ran::countDown);
        return ran.await(patience, TimeUnit.SECONDS);
    }

    /** The carriers that were seen under many short virtual threads. */
    private Set<String> carriers() throws Exception {
        Set<String> carriers = new TreeSet<>();
        for (int i = 0; i < MANY; i++) {
            FutureTask<String> self =
                    new FutureTask<>(() -> Thread.currentThread().toString());
            started(self);
            carriers.add(self.get().replaceFirst(".*@", ""));
        }
        return carriers;
    }

    private Thread started(Runnable work) {
        Thread thread = virtual.newThread(work);
        thread.start();
        return thread;
    }

    private Socket pair() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, here)) {
            Socket socket = new Socket(here, listener.getLocalPort());
            peers.add(listener.accept());
            return socket;
        }
    }

    private static void readQuietly(Socket socket) {
        try {
            socket.getInputStream().read();
        } catch (IOException closed) {
            // Then the experiment is over.
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
