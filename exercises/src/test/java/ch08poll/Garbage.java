package ch08poll;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import support.Attempt;

/** Counts what a learner's stream leaves to the collector each time that it says "not now". */
final class Garbage {

    private static final Attempt ATTEMPT = SocketStreamLessons.ATTEMPT;
    private static final int MANY = 1_000;

    /** A caught one has been filled with its stack trace. A slice of a buffer is far less. */
    private static final int EXCEPTION_IN_BYTES = 400;

    private final Connection connection;
    private final TcpStream bare;
    private final ByteBuffer room = ByteBuffer.allocateDirect(64);

    Garbage(Connection connection) {
        this.connection = connection;
        this.bare = connection.bare();
    }

    private interface Asking {
        void ask() throws IOException;
    }

    void judgeRead() {
        judge("read() from a peer that says nothing", () -> bare.read(room.clear()));
    }

    void judgeWrite() {
        judge("write() while the kernel has no room", () -> bare.write(room.clear()));
    }

    /** On some processors jnr-ffi makes an object for each call: that is not counted. */
    private void judge(String what, Asking asking) {
        String did = what + ", 1,000 times";
        long bytes = ATTEMPT.get(did, () -> {
            allocated(asking); // what is loaded once is loaded now
            allocated(() -> connection.askTheKernel(room));
            long kernel = allocated(() -> connection.askTheKernel(room));
            return (allocated(asking) - kernel) / MANY;
        });
        if (bytes >= EXCEPTION_IN_BYTES) {
            throw ATTEMPT.fail(
                    did,
                    bytes + " bytes of new objects each time",
                    "none",
                    "An exception that is caught has been made before, with its whole stack trace."
                            + " Transfer.of says WOULD_BLOCK by a number.");
        }
    }

    private static long allocated(Asking asking) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MANY; i++) {
            asking.ask();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
