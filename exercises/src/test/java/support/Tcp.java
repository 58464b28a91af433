package support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux knows of this machine's TCP sockets; elsewhere it knows nothing. */
final class Tcp {

    private static final Path FOUR = Path.of("/proc/self/net/tcp");
    private static final Path SIX = Path.of("/proc/self/net/tcp6");
    private static final List<String> STATES = List.of(
            "?",
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT1",
            "FIN_WAIT2",
            "TIME_WAIT",
            "CLOSED",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING");

    private Tcp() {}

    /**
     * One socket.
     *
     * @param local its port
     * @param remote the port of the other side; 0 if it listens
     * @param state the name of its state
     * @param unread bytes that have arrived and were not read yet
     * @param inode the number that /proc/self/fd shows
     */
    record Row(int local, int remote, String state, long unread, String inode) {

        String describe() {
            return "port " + local + (remote == 0 ? "" : " to port " + remote) + ", " + state;
        }
    }

    static boolean known() {
        return Files.isReadable(FOUR);
    }

    static List<Row> rows() {
        return Stream.of(FOUR, SIX).flatMap(Tcp::lines).map(Tcp::row).toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.isReadable(table)
                    ? Files.readAllLines(table).stream().skip(1)
                    : Stream.of();
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    private static Row row(String line) {
        String[] words = line.strip().split("\\s+");
        int state = Integer.parseInt(words[3], 16);
        long unread = Long.parseLong(words[4].substring(words[4].indexOf(':') + 1), 16);
        return new Row(
                port(words[1]), port(words[2]), STATES.get(Math.min(state, 11)), unread, words[9]);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
