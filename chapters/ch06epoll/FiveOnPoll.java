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

    // tag::signature[]
    /**
     * Fetches all paths at once, and returns when each has come to its end.
     *
     * @param port of the server, on this machine
     * @param replies told on this thread, as they come: the quick before the slow
     * @throws IOException if poll itself fails; a request that fails ends no other
     */
    public static void fetchAll(PollLibc libc, int port, List<String> paths, Replies replies)
            throws IOException {
        // end::signature[]
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
        //? While some are open: one struct for each of them, then poll, then look at
        //? everybody's revents. Whoever ends leaves open: not in the middle of a loop over it.
        // tag::solution-ask-all-again[]
        while (!open.isEmpty()) {
            List<Exchange> asked = List.copyOf(open);
            for (int i = 0; i < asked.size(); i++) {
                array.putInt(i * SIZE + FD, asked.get(i).socket().number());
                array.putShort(i * SIZE + EVENTS, POLLIN);
            }
            poll(asked.size());
            for (int i = 0; i < asked.size(); i++) {
                // Errors are reported unasked: whatever it says, a read finds out.
                if (array.getShort(i * SIZE + REVENTS) != 0) {
                    proceed(asked.get(i));
                }
            }
        }
        // end::solution-ask-all-again[]
    }

    /** Waits, for ever if need be, until one of the first {@code count} has an answer. */
    private void poll(int count) throws IOException {
        //? One call of libc.poll, and its result checked. A signal ends nothing: call
        //? it again.
        // tag::solution-ask-all-again-poll[]
        boolean again = true;
        while (again) {
            again = false;
            try {
                Syscall.check(libc, "poll", -1, libc.poll(array, count, Timeout.FOR_EVER));
            } catch (ErrnoException failed) {
                if (failed.errno() != Errno.EINTR) {
                    throw failed;
                }
                again = true;
            }
        }
        // end::solution-ask-all-again-poll[]
    }

    /** One step: whatever this exchange can do now without waiting. */
    private void proceed(Exchange exchange) throws IOException {
        //? Read once. At its end: out of the list, closed, and its reply told. What
        //? breaks this one is for replies, and ends no other.
        // tag::solution-ask-all-again-proceed[]
        try {
            if (exchange.read()) {
                close(exchange);
                replies.reply(exchange.index(), exchange.reply());
            }
        } catch (IOException problem) {
            close(exchange);
            replies.failure(exchange.index(), problem);
        }
        // end::solution-ask-all-again-proceed[]
    }

    // tag::solution-ask-all-again-close[]
    private void close(Exchange exchange) throws IOException {
        open.remove(exchange);
        exchange.close();
    }
    // end::solution-ask-all-again-close[]
}
