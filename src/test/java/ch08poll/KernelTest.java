package ch08poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 8 says of the kernel: of an epoll that is closed in a wait, and of SIGPIPE. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class KernelTest {

    /** Which signals are held back; public for jnr-ffi. */
    public interface Pending extends SignalFdLibc {

        /** Writes which signals wait for this thread to let them in. 0 or -1. See sigpending(2). */
        int sigpending(ByteBuffer signals);
    }

    private static final Pending LIBC = Binding.load(Pending.class);
    private static final int PIPE = Signal.SIGPIPE.intValue();

    @Test
    void closingAnEpollWakesNobodyWhoWaitsInIt() throws Exception {
        int told;
        do {
            told = closedWhileItWaits();
        } while (told == -1); // it was closed too early: the sleep was another one
        assertEquals(1, told, "the byte has ended the wait, and not the close");
    }

    private static int closedWhileItWaits() throws Exception {
        try (Pipe pipe = Pipe.open(LIBC)) {
            int epoll = LIBC.epoll_create1(SysEpoll.EPOLL_CLOEXEC);
            EpollEvents one = new EpollEvents(1).set(0, SysEpoll.EPOLLIN, 7);
            int watched = pipe.receiver().fd().number();
            assertEquals(0, LIBC.epoll_ctl(epoll, SysEpoll.EPOLL_CTL_ADD, watched, one.memory()));
            CompletableFuture<Path> status = new CompletableFuture<>();
            FutureTask<Integer> waiting = new FutureTask<>(() -> {
                LIBC.epoll_wait(epoll, one.memory(), 1, 0); // all that it loads is loaded now
                status.complete(Path.of("/proc/thread-self").toRealPath().resolve("status"));
                return LIBC.epoll_wait(epoll, one.memory(), 1, -1);
            });
            Thread waiter = new Thread(waiting, "waiter");
            waiter.setDaemon(true);
            waiter.start();
            awaitSleep(status.get());
            LIBC.close(epoll);
            pipe.sender().write(Desk.bytes("hello"));
            return waiting.get();
        }
    }

    @Test
    void toWriteToOneWhoHasGoneIsASignalAndWithTheFlagItIsNone() throws Exception {
        ByteBuffer signal = ByteBuffer.allocateDirect(128).order(ByteOrder.nativeOrder());
        signal.putLong(0, 1L << (PIPE - 1));
        ByteBuffer before = ByteBuffer.allocateDirect(128);
        LIBC.pthread_sigmask(0, signal, before);
        try (Desk desk = new Desk()) {
            TcpStream ended = desk.connection().ours();
            ended.shutdownWrite();
            ErrnoException gone =
                    assertThrows(ErrnoException.class, () -> ended.write(Desk.bytes("hello")));
            assertEquals(Errno.EPIPE, gone.errno());
            assertFalse(signalIsHeldBack());
            Fd fd = ended.fd();
            assertEquals(-1, LIBC.write(fd.number(), Desk.bytes("hello"), 5));
            assertTrue(signalIsHeldBack());
        } finally {
            LIBC.pthread_sigmask(2, before, null); // the JVM's handler takes it
        }
    }

    private static boolean signalIsHeldBack() {
        ByteBuffer signals = ByteBuffer.allocateDirect(128).order(ByteOrder.nativeOrder());
        assertEquals(0, LIBC.sigpending(signals));
        return (signals.getLong(0) & 1L << (PIPE - 1)) != 0;
    }

    private static void awaitSleep(Path status) throws IOException {
        while (Files.readAllLines(status).stream()
                .noneMatch(line -> line.matches("State:\\s+S.*"))) {
            Thread.onSpinWait();
        }
    }
}
