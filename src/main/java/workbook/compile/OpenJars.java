package workbook.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.tools.JavaCompiler;

/**
 * File managers that keep the jars of the class path open from one compilation to the next, which
 * is half of a warm compiler. Each is lent to one thread at a time.
 */
final class OpenJars implements AutoCloseable {

    /** They remember every folder that they have ever looked into, so each serves for a while. */
    private static final int TIMES = 200;

    private final JavaCompiler compiler;
    private final Deque<SourceFiles> idle = new ConcurrentLinkedDeque<>();

    OpenJars(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /** Work with a file manager. */
    interface Use<T> {
        T with(SourceFiles files) throws IOException;
    }

    /** Lends one for this work; one whose work has failed is not used again. */
    <T> T lend(Use<T> use) {
        SourceFiles files = idle.poll();
        if (files == null) {
            files = new SourceFiles(
                    compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8));
        }
        boolean well = false;
        try {
            T result = use.with(files);
            well = files.usedTimes() < TIMES;
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (well) {
                idle.push(files);
            } else {
                closed(files);
            }
        }
    }

    @Override
    public void close() {
        for (SourceFiles files = idle.poll(); files != null; files = idle.poll()) {
            closed(files);
        }
    }

    private static void closed(SourceFiles files) {
        try {
            files.close();
        } catch (IOException e) {
            // What it held open was only read.
        }
    }
}
