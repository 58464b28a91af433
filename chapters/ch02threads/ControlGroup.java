package ch02threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the container around this process allows: see cgroups(7), both versions. */
final class ControlGroup {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private ControlGroup() {}

    /** How many more tasks, threads included; empty where nothing limits them. */
    static OptionalLong tasksLeft() {
        return left("pids", "pids.max", "pids.current");
    }

    /** How much more memory, in kilobytes; empty where nothing limits it. */
    static OptionalLong memoryLeft() {
        OptionalLong left = left("memory", "memory.max", "memory.current");
        if (left.isEmpty()) {
            left = left("memory", "memory.limit_in_bytes", "memory.usage_in_bytes");
        }
        return left.isPresent() ? OptionalLong.of(left.getAsLong() / 1024) : left;
    }

    private static OptionalLong left(String controller, String most, String used) {
        return folders(controller).stream()
                .map(folder -> new Path[] {folder.resolve(most), folder.resolve(used)})
                .filter(files -> Proc.number(files[0], "").isPresent())
                .mapToLong(files -> Proc.number(files[0], "").orElse(0)
                        - Proc.number(files[1], "").orElse(0))
                .map(left -> Math.max(0, left))
                .min();
    }

    /** The group's folder and those above it: the limit of any of them counts. */
    private static List<Path> folders(String controller) {
        List<Path> folders = new ArrayList<>(List.of(ROOT));
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
                String[] parts = line.split(":", 3); // number, controllers, path
                boolean second = parts[1].isEmpty();
                if (second || List.of(parts[1].split(",")).contains(controller)) {
                    Path top = second ? ROOT : ROOT.resolve(parts[1]);
                    Path folder = top.resolve(parts[2].substring(1)).normalize();
                    for (; folder.startsWith(top); folder = folder.getParent()) {
                        folders.add(folder);
                    }
                }
            }
        } catch (IOException notLinux) {
            // Then there are no groups.
        }
        return folders;
    }
}
