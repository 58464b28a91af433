package bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** What this process has: it must not grow from verdict to verdict. */
record Belongings(long processes, int folders, int threads, int descriptors, long heapKb) {

    static Belongings now() {
        return new Belongings(
                ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .count(),
                count(Path.of(System.getProperty("java.io.tmpdir"))),
                Thread.getAllStackTraces().size(),
                count(Path.of("/proc/self/fd")),
                heap());
    }

    private static int count(Path folder) {
        return Optional.ofNullable(new File(folder.toString()).list())
                .map(names -> names.length)
                .orElse(0);
    }

    private static long heap() {
        Runtime jvm = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return (jvm.totalMemory() - jvm.freeMemory()) / 1024;
    }

    @Override
    public String toString() {
        return processes + " processes, " + folders + " scratch folders, " + threads + " threads, "
                + descriptors + " descriptors, " + heapKb + " kB of heap";
    }
}
