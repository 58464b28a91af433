package ch04readiness;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the kernel shows of this process's descriptors under {@code /proc/self}: see proc(5). */
final class EpollFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String EPOLL = "anon_inode:[eventpoll]";

    private EpollFiles() {}

    /** How many are sockets. */
    static int sockets() throws IOException {
        return named("socket:").size();
    }

    /** The numbers of those that are epoll instances. */
    static Set<String> epollNumbers() throws IOException {
        return new HashSet<>(named(EPOLL));
    }

    /** The numbers of those that are eventfds: a number in the kernel that can be waited for. */
    static Set<String> eventfdNumbers() throws IOException {
        return new HashSet<>(named("anon_inode:[eventfd]"));
    }

    /** What an epoll's interest list holds: lines such as {@code tfd: 9 events: 19 data: ...}. */
    static List<String> interestList(String epoll) throws IOException {
        List<String> list = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo", epoll))) {
            if (line.startsWith("tfd:")) {
                list.add(line);
            }
        }
        return list;
    }

    private static List<String> named(String beginning) throws IOException {
        List<String> numbers = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : all) {
                if (target(descriptor).startsWith(beginning)) {
                    numbers.add(descriptor.getFileName().toString());
                }
            }
        }
        return numbers;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
