package workbook.watch;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** In place of file events that the system refused: nothing is ever heard. */
final class NoNews implements News {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void follow(Path folder) {}

    @Override
    public boolean next(long millis, Set<Path> named) throws InterruptedException {
        if (closed.await(millis, TimeUnit.MILLISECONDS)) {
            throw new ClosedWatchServiceException();
        }
        return false;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
