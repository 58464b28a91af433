package echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One of those that are compared: a process that echoes. */
final class Server implements AutoCloseable {

    private final String name;
    private final Process process;
    private final InetSocketAddress address;

    private Server(String name, Process process, InetSocketAddress address) {
        this.name = name;
        this.process = process;
        this.address = address;
    }

    /** Starts a command, and reads its port from the first line that it prints. */
    static Server start(String name, List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = out.readLine();
        if (port == null) {
            throw new IOException(name + " did not start: " + String.join(" ", command));
        }
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new Server(name, process, new InetSocketAddress(loopback, Integer.parseInt(port)));
    }

    String name() {
        return name;
    }

    InetSocketAddress address() {
        return address;
    }

    /** Nanoseconds that all its threads have spent on a processor, in the kernel too. */
    long cpuNanos() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return threads.mapToLong(Server::cpuNanos).sum();
        }
    }

    private static long cpuNanos(Path thread) {
        try {
            String figures = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(figures.substring(0, figures.indexOf(' ')));
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.destroy();
    }
}
