package support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptors that this process has open: sockets, pipes, queues. Files are the JVM's own. */
public final class Descriptors {

    private static final Path FOLDER = Path.of("/proc/self/fd");
    private static final Path LIMITS = Path.of("/proc/self/limits");

    static {
        letTheJdkOpenItsOwn();
    }

    private final Map<Integer, String> open = new TreeMap<>();

    private Descriptors() {}

    /** Those that are open now; none where the system does not show them. */
    public static Descriptors now() {
        Descriptors now = new Descriptors();
        try (Stream<Path> links = Files.list(FOLDER)) {
            links.forEach(now::note);
        } catch (IOException notLinux) {
            // known() says so.
        }
        return now;
    }

    /** Whether this system shows them; if not, leaks are not checked. */
    public static boolean known() {
        return Files.isDirectory(FOLDER);
    }

    /** How many this process may have open at once; empty where the system does not say. */
    public static OptionalLong limit() {
        try (Stream<String> limits = Files.lines(LIMITS)) {
            return limits.filter(line -> line.startsWith("Max open files "))
                    .map(line -> line.split("\\s+")[3])
                    .filter(soft -> soft.matches("\\d{1,18}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    /** What was opened after {@code before} and is open in this one, a line for each. */
    public List<String> openedSince(Descriptors before) {
        return open.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.open.get(entry.getKey())))
                .map(entry -> "descriptor " + entry.getKey() + ": " + describe(entry.getValue()))
                .toList();
    }

    private void note(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            if (!target.startsWith("/")) {
                open.put(Integer.parseInt(link.getFileName().toString()), target);
            }
        } catch (IOException closedMeanwhile) {
            // Then it is not open.
        }
    }

    private static String describe(String target) {
        return Tcp.rows().stream()
                .filter(row -> target.equals("socket:[" + row.inode() + "]"))
                .map(row -> "a TCP socket, " + row.describe())
                .findFirst()
                .orElse(target.startsWith("socket") ? "a socket, connected to nobody" : target);
    }

    /** The JDK keeps a descriptor or two from the first socket on. They are no leak. */
    private static void letTheJdkOpenItsOwn() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, here);
                Socket one = new Socket(here, listener.getLocalPort());
                Socket other = listener.accept()) {
            one.getOutputStream().write(1);
            other.getInputStream().read();
        } catch (IOException noNetwork) {
            // The tests that need it will say so.
        }
    }
}
