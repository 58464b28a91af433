package workbook.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Where word of changed files comes from; tests bring one that stays silent. */
interface News extends AutoCloseable {

    /** From now on there is word of what happens directly in this folder. */
    void follow(Path folder) throws IOException;

    /**
     * Waits this long for word of a change.
     *
     * @param named receives the paths that the system names; it may know of a change and not of what
     * @return whether there was any
     * @throws java.nio.file.ClosedWatchServiceException once it is closed
     */
    boolean next(long millis, Set<Path> named) throws InterruptedException;

    @Override
    void close() throws IOException;
}
