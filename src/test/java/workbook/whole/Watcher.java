package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A watch in a process of its own, and what it has said so far. */
final class Watcher implements AutoCloseable {

    private final Process process;
    private final StringBuilder said = new StringBuilder();

    Watcher(Process process) {
        this.process = process;
        read(process.inputReader(StandardCharsets.UTF_8));
        read(process.errorReader(StandardCharsets.UTF_8));
    }

    private void read(BufferedReader lines) {
        Thread reader = new Thread(() -> {
            try {
                lines.lines().forEach(this::add);
            } catch (UncheckedIOException killed) {
                add("(its end)");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized void add(String line) {
        said.append(line).append('\n');
        notifyAll();
    }

    /** The second one, once the first is at work. */
    Watcher thenAnother(Workshop workshop) throws Exception {
        await("Save, and it is checked");
        Watcher other = new Watcher(workshop.command("watch").start());
        other.await("Save, and it is checked");
        return other;
    }

    long pid() {
        return process.pid();
    }

    synchronized String said() {
        return said.toString();
    }

    void await(String text) throws InterruptedException {
        await(text, 1);
    }

    synchronized void await(String text, int times) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (said.toString().split(Pattern.quote(text), -1).length <= times) {
            long left = (end - System.nanoTime()) / 1_000_000;
            assertTrue(left > 0, "never said \"" + text + "\": " + said);
            wait(left);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
