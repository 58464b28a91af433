package workbook.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import workbook.compile.ClassPath;
import workbook.runner.child.ChildMain;
import workbook.runner.child.Frame;
import workbook.runner.child.Wire;

/**
 * A JVM that boots, warms up and then waits for its one job; the job may come at any time.
 *
 * <p>Booting returns at once, so a child can warm up while the compiler works, or while the learner
 * types.
 */
final class ChildJvm implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** These would print a line of their own into the learner's output, or change the run. */
    private static final List<String> UNWANTED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private final Path folder;
    private final Process process;
    private final ServerSocketChannel server;
    private final Output output;
    private final String nonce;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final CountDownLatch warm = new CountDownLatch(1);
    private volatile @Nullable Wire wire;
    private volatile boolean gone;

    private ChildJvm(Path folder, Process process, ServerSocketChannel server, String nonce) {
        this.folder = folder;
        this.process = process;
        this.server = server;
        this.nonce = nonce;
        this.output = new Output(process.getInputStream(), folder);
        Thread listener = new Thread(this::listen, "workbook-channel");
        listener.setDaemon(true);
        listener.start();
        // A child that dies before it connects would otherwise be waited for.
        var unused = process.onExit().thenRun(() -> close(server));
    }

    /** Starts a child that keeps to this workspace, from a class-data archive if there is one. */
    static ChildJvm boot(ScratchFolder scratch, Optional<Path> archive) throws IOException {
        Path folder = scratch.root();
        String nonce = nonce();
        ServerSocketChannel server = open(folder);
        try {
            List<String> command = Java.testCommand(folder);
            archive.ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
            command.addAll(List.of("-cp", ClassPath.forChild(), ChildMain.class.getName()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(scratch.run().toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeAll(UNWANTED);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write((nonce + "\n" + address(server) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It died at once: its output will say why, and nobody will connect.
            }
            return new ChildJvm(folder, process, server, nonce);
        } catch (IOException e) {
            close(server);
            throw e;
        }
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A socket in the private folder, or on the loopback where that cannot be had. */
    private static ServerSocketChannel open(Path folder) throws IOException {
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            // A name of its own, for a second child may boot in this folder; no part of the secret.
            Path socket = folder.resolve(nonce().substring(0, 8));
            return server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            ServerSocketChannel server = ServerSocketChannel.open();
            return server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
    }

    private static String address(ServerSocketChannel server) throws IOException {
        return server.getLocalAddress() instanceof InetSocketAddress tcp
                ? "tcp:" + tcp.getPort()
                : "unix:" + server.getLocalAddress();
    }

    private void listen() {
        try (Wire accepted = new Wire(server.accept(), nonce)) {
            wire = accepted;
            close(server);
            for (var next = accepted.receive(); next.isPresent(); next = accepted.receive()) {
                take(next.get());
            }
        } catch (IOException e) {
            // The same as an end: there will be no further frame.
        }
        gone = true;
        warm.countDown();
        frames.add(new Frame(Frame.Kind.GONE, List.of()));
    }

    private void take(Frame frame) {
        if (frame.kind() == Frame.Kind.WARM) {
            warm.countDown();
        } else {
            frames.add(frame);
        }
    }

    /** Whether the process and its channel are there, or are still coming up. */
    boolean isThere() {
        return !gone && process.isAlive();
    }

    /** Waits until it has nothing left to warm up; false if it is not so far in this time. */
    boolean awaitWarm(Duration patience) throws InterruptedException {
        return warm.await(patience.toMillis(), TimeUnit.MILLISECONDS) && isThere();
    }

    /** For those who look at it from outside. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** The next frame, {@code GONE} at the end of the channel; empty if time is up. */
    Optional<Frame> next(Duration patience) throws InterruptedException {
        long nanos = Math.max(0, patience.toNanos());
        return Optional.ofNullable(frames.poll(nanos, TimeUnit.NANOSECONDS));
    }

    void send(Frame frame) throws IOException {
        Wire connected = wire;
        if (connected == null) {
            throw new IOException("the test JVM is not connected");
        }
        connected.send(frame);
    }

    /** The exit code, if the child ends within the time given. */
    Optional<Integer> exitCode(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** The private folder that it works in. */
    Path folder() {
        return folder;
    }

    /** Where the JVM writes about a crash of its own. */
    Path crashLog() {
        return folder.resolve("crash-" + process.pid() + ".log");
    }

    /** What it printed; complete once it has ended. */
    Output.Printed output() {
        return output.printed();
    }

    /** Ends one that is done, and waits for nothing: by itself it would take 300 ms over it. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends the child and whatever it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        close(server);
        // A check that is given up waits, too: a child that still writes keeps its folder alive.
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            // Nobody can connect to it any more, which is all that was wanted.
        }
    }
}
