package ch02threads;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the kernel counts about this process, as it tells in {@code /proc}: see proc(5). */
final class Proc {

    private static final Path SELF = Path.of("/proc/self");

    private Proc() {}

    /** Whether this system tells; only Linux does. */
    static boolean known() {
        return Files.isReadable(SELF.resolve("status"));
    }

    /** Memory of this process that is really there, in kilobytes: its resident set. */
    static long touched() {
        return number(SELF.resolve("smaps_rollup"), "Rss:")
                .orElseGet(() -> number(SELF.resolve("status"), "VmRSS:").orElse(0));
    }

    /** Addresses that this process has reserved, in kilobytes, with memory behind them or not. */
    static long reserved() {
        return number(SELF.resolve("status"), "VmSize:").orElse(0);
    }

    /** What the kernel uses for stacks of its own, one per thread, in kilobytes; of all processes. */
    static long kernelStacks() {
        return number(Path.of("/proc/meminfo"), "KernelStack:").orElse(0);
    }

    /** How many threads the kernel sees in this process. */
    static long threads() {
        return number(SELF.resolve("status"), "Threads:").orElse(0);
    }

    /** How often each thread of this process has gone to sleep of its own accord. */
    static Map<Path, Long> sleeps() {
        Map<Path, Long> sleeps = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(SELF.resolve("task"))) {
            for (Path task : tasks) {
                number(task.resolve("status"), "voluntary_ctxt_switches:")
                        .ifPresent(count -> sleeps.put(task, count));
            }
        } catch (IOException | DirectoryIteratorException unknown) {
            sleeps.clear();
        }
        return sleeps;
    }

    /** How often they all have done so since then. */
    static long sleepsSince(Map<Path, Long> before) {
        long sum = 0;
        for (Map.Entry<Path, Long> task : sleeps().entrySet()) {
            sum += task.getValue() - before.getOrDefault(task.getKey(), 0L);
        }
        return sum;
    }

    /** How many of this process's descriptors are epoll queues. */
    static long epollDescriptors() {
        long count = 0;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path link : links) {
                count += isEpoll(link) ? 1 : 0;
            }
            return count;
        } catch (IOException | DirectoryIteratorException unknown) {
            return 0;
        }
    }

    private static boolean isEpoll(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().contains("eventpoll");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** The number in the line that begins so, if the file is there and has one. */
    static OptionalLong number(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().split("\\s+")[0])
                    .filter(word -> word.matches("\\d{1,18}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }
}
