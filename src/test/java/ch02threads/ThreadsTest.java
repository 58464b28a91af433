package ch02threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch01blocking.DelayServer;
import ch01blocking.FiveRequests;
import ch01blocking.Pause;
import ch01blocking.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What chapter 2 says about threads and pools, each on real sockets and real threads. */
class ThreadsTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final List<String> log = new CopyOnWriteArrayList<>();

    /** The server answers nobody until all five are there, so one after another would hang. */
    @Test
    void fiveThreadsHaveFiveRequestsOnTheirWayAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(5);
        Pause untilAllAreThere = millis -> {
            together.countDown();
            together.await();
        };
        try (DelayServer server = DelayServer.start(0, log::add, untilAllAreThere, LONG)) {
            List<String> paths = List.of("/5/a", "/4/b", "/3/c", "/2/d", "/1/e");
            List<Fetched> all = AllAtOnce.fetchAll(server.address(), paths);
            assertEquals(
                    List.of("a", "b", "c", "d", "e"),
                    all.stream().map(one -> one.reply().text()).toList());
        }
    }

    @Test
    void aPoolOfFourHasFourRequestsOnTheirWayAndOneInItsQueue() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
        try (DelayServer server = DelayServer.start(0, log::add, millis -> go.await(), LONG)) {
            List<Future<Reply>> asked = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                asked.add(pool.submit(() -> FiveRequests.fetch(server.address(), "/1/x")));
            }
            await(() -> log.size() == 4);
            assertEquals(4, pool.getActiveCount());
            assertEquals(1, pool.getQueue().size());
            go.countDown();
            for (Future<Reply> one : asked) {
                assertEquals("x", one.get().text());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPoolWhoseTasksWaitForItsTasksIsParkedAsAWhole() throws Exception {
        List<Thread> threads;
        try (LockedPool locked = new LockedPool()) {
            locked.lockUp();
            threads = locked.threads();
            await(() -> threads.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
            assertEquals(LockedPool.SIZE, threads.size());
            assertEquals(LockedPool.SIZE, locked.pool().getQueue().size());
            assertEquals(0, locked.pool().getCompletedTaskCount());
        }
        await(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void aThreadThatReadsFromASocketDoesNotHearAnInterrupt() throws Exception {
        try (Pair pair = new Pair()) {
            FutureTask<Integer> reading =
                    new FutureTask<>(() -> pair.one.getInputStream().read());
            Thread reader = reading(reading);
            reader.interrupt();
            pair.other.getOutputStream().write('!');
            assertEquals('!', reading.get());
        }
    }

    @Test
    void aThreadThatReadsFromASocketHearsThatItIsClosed() throws Exception {
        try (Pair pair = new Pair()) {
            FutureTask<Integer> reading =
                    new FutureTask<>(() -> pair.one.getInputStream().read());
            reading(reading);
            pair.one.close();
            ExecutionException ended = assertThrows(ExecutionException.class, reading::get);
            assertEquals(SocketException.class, ended.getCause().getClass());
        }
    }

    /** A thread that dies of an exception tells nobody who called start or join. */
    @Test
    void anExceptionEndsItsThreadAndNothingElse() throws Exception {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("mine alone");
        });
        thread.setUncaughtExceptionHandler((dead, problem) -> told.add(problem));
        thread.start();
        thread.join();
        assertEquals("mine alone", told.get(0).getMessage());
    }

    private static Thread reading(FutureTask<Integer> task) {
        Thread reader = new Thread(task);
        reader.setDaemon(true);
        reader.start();
        await(() -> Stream.of(reader.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().matches("poll|read0")));
        assertFalse(task.isDone());
        return reader;
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < LONG.toNanos(), "never true");
            LockSupport.parkNanos(200_000);
        }
    }

    /** Two sockets that are connected to each other. */
    private static final class Pair implements AutoCloseable {

        private final Socket one;
        private final Socket other;

        Pair() throws IOException {
            InetAddress here = InetAddress.getLoopbackAddress();
            try (ServerSocket listener = new ServerSocket(0, 1, here)) {
                one = new Socket(here, listener.getLocalPort());
                other = listener.accept();
            }
        }

        @Override
        public void close() throws IOException {
            one.close();
            other.close();
        }
    }
}
