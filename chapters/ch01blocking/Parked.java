package ch01blocking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;

/** Looks at a thread that waits in {@code read}, with Java's eyes and with the kernel's. */
public final class Parked {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final PrintStream out;

    private Parked(PrintStream out) {
        this.out = out;
    }

    /** Runs the experiment and prints what it sees; it takes one second, all of it waiting. */
    public static void run(PrintStream out) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket peer = listener.accept()) {
            new Parked(out).observe(client, peer);
        }
    }

    // tag::observe[]
    private void observe(Socket client, Socket peer) throws Exception {
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[99];
        FutureTask<Integer> answer = new FutureTask<>(() -> in.read(buffer)); // <1>
        Thread reader = new Thread(answer, "reader");
        reader.start();
        awaitAsleep(reader);

        out.println("Java says     " + reader.getState());
        out.println("Linux says    " + kernelState(reader));
        long before = processorMillis(reader);
        Thread.sleep(1_000); // <2>
        long worked = processorMillis(reader) - before;
        out.println("in a second   " + worked + " ms on a processor");

        peer.getOutputStream().write("good evening".getBytes(UTF_8)); // <3>
        out.println("after a write read() returned " + answer.get());
    }
    // end::observe[]

    private static long processorMillis(Thread thread) {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        return nanos / 1_000_000;
    }

    /** Java has no event for "the kernel has put it to sleep", so this one asks until it has. */
    private static void awaitAsleep(Thread thread) throws IOException {
        while (Files.isDirectory(TASKS) && !kernelState(thread).startsWith("S")) {
            Thread.onSpinWait();
        }
    }

    /** The {@code State:} line of proc(5) for the thread of this name, such as "S (sleeping)". */
    public static String kernelState(Thread thread) throws IOException {
        if (!Files.isDirectory(TASKS)) {
            return "nothing: this system has no /proc";
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                List<String> status = Files.readAllLines(task.resolve("status"));
                if (status.get(0).equals("Name:\t" + thread.getName())) {
                    return status.stream()
                            .filter(line -> line.startsWith("State:"))
                            .findFirst()
                            .orElse("State:\tunknown")
                            .substring("State:\t".length());
                }
            }
        }
        return "not started yet";
    }
}
