package ch02threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** Looks under virtual threads that wait in a read: who waits for them? */
final class UnderVirtual implements AutoCloseable {

    private static final int COUNT = 200;

    private final PrintStream out;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private UnderVirtual(PrintStream out) {
        this.out = out;
    }

    /** Prints what this process has, before and while virtual threads wait. */
    static void run(PrintStream out, ThreadFactory virtual) throws IOException {
        try (UnderVirtual look = new UnderVirtual(out)) {
            out.printf("%21s%9s%11s%n", "", "threads", "epolls");
            look.print("before");
            look.startReaders(virtual, 1);
            look.print("1 waits in read");
            look.startReaders(virtual, COUNT - 1);
            look.print(COUNT + " wait in read");
            look.printOneStack();
            look.printPoller();
        }
    }

    private void startReaders(ThreadFactory virtual, int count) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, here)) {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(here, listener.getLocalPort());
                sockets.add(socket);
                sockets.add(listener.accept());
                Thread reader = virtual.newThread(() -> readForEver(socket));
                readers.add(reader);
                reader.start();
                while (reader.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void readForEver(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() != -1) {
                // Nobody writes.
            }
        } catch (IOException closed) {
            // The end of the experiment.
        }
    }

    /** Counts with the kernel's eyes: to it a virtual thread is no thread. */
    private void print(String when) {
        out.printf("%-21s%9d%11d%n", when, Proc.threads(), Proc.epollDescriptors());
    }

    private void printOneStack() {
        out.printf("%nwhere one of them stands%n");
        Stream.of(readers.get(0).getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .filter(frame -> frame.matches(".*(park|Poller|read)"))
                .distinct()
                .forEach(frame -> out.println("  " + frame));
    }

    /** The threads of the kernel that are inside of epoll_wait. */
    private void printPoller() {
        out.printf("%nwho waits in its place%n");
        Thread.getAllStackTraces()
                .forEach((thread, stack) -> Stream.of(stack)
                        .filter(frame -> frame.getClassName().equals("sun.nio.ch.EPoll"))
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .forEach(frame -> out.println("  " + frame + " of " + thread.getName())));
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
