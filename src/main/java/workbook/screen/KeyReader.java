package workbook.screen;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Reads keys on a thread of its own: each only when the one before it was dealt with, for that may
 * have started an editor, and then the next keys are not ours.
 */
final class KeyReader {

    private final Keys keys;
    private final Consumer<Runnable> loop;
    private final Consumer<Key> pressed;
    private final Runnable gone;
    private final Semaphore handled = new Semaphore(0);

    KeyReader(Keys.Source source, Consumer<Runnable> loop, Consumer<Key> pressed, Runnable gone) {
        this.keys = new Keys(source);
        this.loop = loop;
        this.pressed = pressed;
        this.gone = gone;
    }

    void start() {
        Thread reader = new Thread(this::read, "keys");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            for (var key = keys.next(); key.isPresent(); key = keys.next()) {
                Key next = key.get();
                loop.accept(() -> handle(next));
                handled.acquire();
            }
        } catch (IOException lost) {
            // The same as the end of the input.
        } catch (InterruptedException stopped) {
            return;
        }
        loop.accept(gone);
    }

    private void handle(Key key) {
        try {
            pressed.accept(key);
        } finally {
            handled.release();
        }
    }
}
