package workbook.runner.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptors of this process as the system lists them; none where it does not. */
final class OpenFiles {

    private static final Path FOLDER = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** Each open descriptor and what it is. */
    static Map<Integer, String> now() {
        Map<Integer, String> open = new TreeMap<>();
        String[] names = FOLDER.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            try {
                Path target = Files.readSymbolicLink(FOLDER.resolve(name));
                open.put(Integer.parseInt(name), target.toString());
            } catch (IOException e) {
                // Closed meanwhile, as that of the list itself.
            }
        }
        return open;
    }

    /** What the JVM opens when it is needed, and keeps, even if a newer one has replaced it. */
    static boolean isTheJvms(String file) {
        String target = file.replaceFirst(" \\(deleted\\)$", "");
        return target.matches(".*\\.(jar|jsa|so|so\\.\\d+)|.*/(modules|u?random|null)")
                || target.matches("/(sys|proc)/.*")
                || (target.startsWith("socket:") && unnamed(target));
    }

    /** The JDK keeps such a socket to close others with. */
    private static boolean unnamed(String target) {
        String inode = target.replaceAll("\\D", "");
        return lines("unix").anyMatch(line -> line.strip().endsWith(" " + inode));
    }

    /** What it is, for a person: a TCP connection with its two ends, or the path of a file. */
    static String described(int fd, String target) {
        if (fd <= 2) {
            return List.of("standard input", "standard output", "standard error")
                    .get(fd);
        }
        if (!target.startsWith("socket:")) {
            String here = Path.of("").toAbsolutePath() + "/";
            return target.startsWith("/") ? "the file " + target.replace(here, "") : target;
        }
        String inode = target.replaceAll("\\D", "");
        return Stream.of("tcp", "tcp6")
                .flatMap(OpenFiles::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 9 && row[9].equals(inode))
                .map(row -> tcp(row[1], row[2], row[3]))
                .findFirst()
                .orElse("a socket that is connected to nobody");
    }

    private static String tcp(String local, String remote, String state) {
        String here = port(local);
        return state.equals("0A")
                ? "a TCP socket that listens on port " + here
                : "a TCP connection from port " + here + " to port " + port(remote);
    }

    private static String port(String address) {
        return Integer.toString(Integer.parseInt(address.replaceAll("^.*:", ""), 16));
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of("/proc/self/net", table)).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** The numbers that are open now and were not before, or were something else. */
    static Set<Integer> opened(Map<Integer, String> before, Map<Integer, String> now) {
        Set<Integer> fresh = new HashSet<>();
        now.forEach((fd, target) -> {
            if (!target.equals(before.get(fd))) {
                fresh.add(fd);
            }
        });
        return fresh;
    }
}
