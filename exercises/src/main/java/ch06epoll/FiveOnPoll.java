package ch06epoll;

import ch03nonblocking.Replies;
import ch05ffi.ErrnoException;
import ch05ffi.Syscall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import jnr.constants.platform.Errno;

/** The same requests with poll(2): who is watched is said anew each time, and each is looked at. */
public final class FiveOnPoll {

    /** Where the fields of a struct pollfd are, and its size: an int and two shorts, in bytes. */
    private static final int FD = 0;

    private static final int EVENTS = 4;
    private static final int REVENTS = 6;
    private static final int SIZE = 8;

    /** There is something to read, or the end. It is EPOLLIN by another name. */
    private static final short POLLIN = 0x1;

    private final PollLibc libc;
    private final Replies replies;
    private final ByteBuffer array;
    private final List<Exchange> open = new ArrayList<>(); // those that are not over

    private FiveOnPoll(PollLibc libc, int most, Replies replies) {
        this.libc = libc;
        this.replies = replies;
        this.array = ByteBuffer.allocateDirect(most * SIZE).order(ByteOrder.nativeOrder());
    }

    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param port of the server, on this machine
     * @param replies told on this thread, as they come: the quick before the slow
     * @throws IOException if poll itself fails; a request that fails ends no other
     */
    public static void fetchAll(PollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        FiveOnPoll all = new FiveOnPoll(libc, paths.size(), replies);
        try {
            for (int index = 0; index < paths.size(); index++) {
                all.begin(port, index, paths.get(index));
            }
            all.run();
        } finally {
            for (Exchange exchange : all.open) {
                exchange.close();
            }
        }
    }

    private void begin(int port, int index, String path) {
        try {
            open.add(Exchange.begin(libc, port, index, path));
        } catch (IOException problem) {
            replies.failure(index, problem);
        }
    }

    /** Asks about all that are open, lets those proceed that can, and asks again. */
    private void run() throws IOException {
        // TODO ask-all-again:
        // While some are open: one struct for each of them, then poll, then look at
        // everybody's revents. Whoever ends leaves open: not in the middle of a loop over it.
        throw new UnsupportedOperationException("ch06 / ask-all-again: not written yet");
    }

    /** Waits, for ever if need be, until one of the first {@code count} has an answer. */
    private void poll(int count) throws IOException {
        // TODO ask-all-again:
        // One call of libc.poll, and its result checked. A signal ends nothing: call
        // it again.
        throw new UnsupportedOperationException("ch06 / ask-all-again: not written yet");
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(Exchange exchange) throws IOException {
        // TODO ask-all-again:
        // Read once. At its end: out of the list, closed, and its reply told. What
        // breaks this one is for replies, and ends no other.
        throw new UnsupportedOperationException("ch06 / ask-all-again: not written yet");
    }
}
