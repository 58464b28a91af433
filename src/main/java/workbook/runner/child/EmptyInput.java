package workbook.runner.child;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The standard input of a check: at its end from the start, and it remembers who asked. */
final class EmptyInput extends InputStream {

    private final AtomicReference<StackTraceElement @Nullable []> reader = new AtomicReference<>();

    @Override
    public int read() {
        reader.compareAndSet(null, Thread.currentThread().getStackTrace());
        return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return length == 0 ? 0 : read();
    }

    /** A note, if somebody asked. */
    Optional<Aside> noticed() {
        StackTraceElement[] stack = reader.get();
        return stack == null
                ? Optional.empty()
                : Optional.of(new Aside(Aside.Kind.INPUT, "", "", "", Spot.of(stack)));
    }
}
