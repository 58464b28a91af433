package workbook.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a child printed: all of it is read, so that the child never waits; the start is kept. */
final class Output {

    private static final int KEPT = 64 << 10;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private long dropped;

    Output(InputStream in) {
        reader = new Thread(() -> read(in), "workbook-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The child was killed while it printed: what came is what there is.
        }
    }

    private synchronized void keep(byte[] buffer, int n) {
        int room = Math.min(n, KEPT - kept.size());
        kept.write(buffer, 0, room);
        dropped += n - room;
    }

    /** Everything, once the child has ended. */
    String text() {
        try {
            // A process that the child left behind may hold the pipe open for ever.
            reader.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            String text = kept.toString(StandardCharsets.UTF_8);
            return dropped == 0 ? text : text + "\n... and " + dropped + " bytes more\n";
        }
    }
}
