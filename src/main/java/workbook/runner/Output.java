package workbook.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a child printed: all of it is read, so that the child never waits. The start is kept in
 * memory, and once that is full everything is in a file, up to a limit.
 */
final class Output {

    private static final int SHOWN = 64 << 10;
    static final long KEPT = 64L << 20;

    /** After so many ends in a row there is no more. */
    private static final int SURE = 3;

    private static final long PAUSE_NANOS = 1_000_000;

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final Path folder;
    private final Path file;
    private final Thread reader;
    private @Nullable OutputStream spool;
    private long total;

    Output(InputStream in, Path folder) {
        this.folder = folder;
        file = folder.resolve("printed");
        reader = new Thread(() -> read(in), "workbook-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * What was printed.
     *
     * @param text the beginning, for the screen
     * @param start the same as bytes
     * @param file where everything is, if that is more
     * @param kept how many bytes are there
     * @param total how many there were
     */
    record Printed(String text, byte[] start, Path file, long kept, long total) {}

    private void read(InputStream in) {
        byte[] buffer = new byte[SHOWN];
        for (int ends = 0; ends < SURE; ends++) {
            for (int n = next(in, buffer); n >= 0; n = next(in, buffer)) {
                keep(buffer, n);
            }
            // When a process has ended, the JDK takes what is left out of the pipe, for the next
            // read. Where it is quicker than we are, an end comes first, and the rest after it.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            return -1; // The child was killed while it printed: what came is what there is.
        }
    }

    private synchronized void keep(byte[] buffer, int n) {
        if (total < KEPT && total + n > SHOWN) {
            spool(buffer, (int) Math.min(n, KEPT - total));
        }
        start.write(buffer, 0, Math.min(n, SHOWN - start.size()));
        total += n;
    }

    private void spool(byte[] buffer, int n) {
        try {
            if (spool == null) {
                spool = Files.newOutputStream(file);
                start.writeTo(spool);
            }
            spool.write(buffer, 0, n);
        } catch (IOException e) {
            // A full disk: the start is in memory, and the count goes on.
        }
    }

    /** Everything, once the child has ended. */
    Printed printed() {
        try {
            // A process that the child left behind may hold the pipe open for ever.
            reader.join(500);
            if (reader.isAlive()) {
                Strays.end(folder);
                reader.join(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken();
    }

    private synchronized Printed taken() {
        try {
            if (spool != null) {
                spool.close();
            }
        } catch (IOException e) {
            // As above.
        }
        String text = start.toString(StandardCharsets.UTF_8);
        long more = total - start.size();
        String shown = more == 0 ? text : text + "\n... and " + more + " bytes more\n";
        return new Printed(shown, start.toByteArray(), file, Math.min(total, KEPT), total);
    }
}
