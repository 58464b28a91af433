package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Who holds on to a buffer during a call, if nobody needs it afterwards. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptAliveTest {

    private static final int UNTIL_COMPILED = 50_000;

    private final Libc libc = Binding.load(Libc.class);
    private final CompletableFuture<Path> reader = new CompletableFuture<>(); // in proc(5)
    private volatile WeakReference<ByteBuffer> given = new WeakReference<>(null);

    /** Were it collected, the read would write to memory that is somebody else's by then. */
    @Test
    @DisplayName("a buffer outlives the call that it was made for, whatever the collector does")
    void itOutlivesTheCall() throws Exception {
        warmUp();
        ByteBuffer pipe = pipe(0);
        FutureTask<Long> reads = new FutureTask<>(() -> {
            reader.complete(Path.of("/proc/thread-self").toRealPath());
            return readAndForget(pipe.getInt(0));
        });
        Thread thread = new Thread(reads, "reads");
        thread.setDaemon(true);
        thread.start();
        awaitSleep();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        assertNotNull(given.get(), "the collector has taken it, and the kernel will write to it");
        libc.write(pipe.getInt(4), ByteBuffer.wrap(new byte[8]), 8);
        assertEquals(8, reads.get());
        close(pipe);
    }

    private void warmUp() {
        ByteBuffer pipe = pipe(OpenFlags.O_NONBLOCK.intValue());
        for (int i = 0; i < UNTIL_COMPILED; i++) {
            assertEquals(-1, readAndForget(pipe.getInt(0)));
        }
        close(pipe);
        given = new WeakReference<>(null);
    }

    private long readAndForget(int fd) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(8);
        given = new WeakReference<>(buffer);
        return libc.read(fd, buffer, 8);
    }

    private void awaitSleep() throws Exception {
        Path status = reader.get().resolve("status");
        while (given.get() == null || !Files.readString(status).contains("State:\tS")) {
            Thread.onSpinWait();
        }
    }

    private ByteBuffer pipe(int flags) {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        assertEquals(0, libc.pipe2(ends, flags));
        return ends;
    }

    private void close(ByteBuffer pipe) {
        libc.close(pipe.getInt(0));
        libc.close(pipe.getInt(4));
    }
}
