package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Two talkers, one of whom never stops: who is heard, with a cap and without. */
final class Turns {

    private static final int PATIENCE = 10_000; // pieces, until we give up

    private final EpollLibc libc = Binding.load(EpollLibc.class);
    private final List<String> heard = new ArrayList<>();

    private Turns() {}

    /** Prints whose pieces were read, in order. */
    static void run(PrintStream out) throws IOException {
        new Turns().talk(PATIENCE, 1, out);
        out.println();
        new Turns().talk(4, 3, out);
    }

    private void talk(int cap, int rounds, PrintStream out) throws IOException {
        out.printf("a turn has at most %,d pieces%n", cap);
        try (Loopback busy = new Loopback(libc);
                Loopback quiet = new Loopback(libc);
                Epoll epoll = new Epoll(libc)) {
            FairTurns turns = new FairTurns(epoll, 8, cap);
            turns.add(busy.ours(), SysEpoll.EPOLLIN, 1, () -> {
                boolean more = hear("busy", busy.ours());
                busy.sends("and another thing "); // it never stops
                return more;
            });
            turns.add(quiet.ours(), SysEpoll.EPOLLIN, 2, () -> hear("quiet", quiet.ours()));
            busy.sends("one thing ");
            quiet.sends("may I?");
            for (int round = 1; round <= rounds; round++) {
                heard.clear();
                turns.round(0);
                out.printf("  round %d: %s%n", round, summary());
            }
        }
    }

    /** Long runs are counted, short ones written out. */
    private String summary() {
        if (heard.size() < 20) {
            return String.join(" ", heard);
        }
        long busy = heard.stream().filter("busy"::equals).count();
        return String.format("busy %,d times, then %s", busy, heard.get(heard.size() - 1));
    }

    /** Reads one piece; false if there is none. */
    private boolean hear(String who, Fd fd) throws ErrnoException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        int number = fd.number();
        long n = libc.read(number, buffer, buffer.capacity());
        if (n == -1) {
            return false; // would block
        }
        heard.add(who);
        return n > 0;
    }
}
