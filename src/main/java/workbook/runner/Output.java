package workbook.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a child printed: all of it is read, so that the child never waits. The start is kept in
 * memory, and once that is full everything is in a file, up to a limit.
 */
final class Output {

    private static final int SHOWN = 64 << 10;
    static final long KEPT = 64L << 20;

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
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The child was killed while it printed: what came is what there is.
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
