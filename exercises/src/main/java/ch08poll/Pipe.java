package ch08poll;

import ch05ffi.Fd;
import ch05ffi.Syscall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import jnr.constants.platform.OpenFlags;

/**
 * A pipe whose two ends never wait: what is written to one comes out of the other.
 *
 * @param receiver the end to read
 * @param sender the end to write
 * @see <a href="https://man7.org/linux/man-pages/man7/pipe.7.html">pipe(7)</a>
 */
public record Pipe(Receiver receiver, Sender sender) implements AutoCloseable {

    /** A new pipe; both ends are the caller's. */
    public static Pipe open(NetLibc libc) throws IOException {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        int flags = OpenFlags.O_NONBLOCK.intValue() | OpenFlags.O_CLOEXEC.intValue();
        Syscall.check(libc, "pipe2", -1, libc.pipe2(ends, flags));
        return new Pipe(
                new Receiver(libc, new Fd(libc, ends.getInt(0), "receiver")),
                new Sender(libc, new Fd(libc, ends.getInt(4), "sender")));
    }

    /** Closes both ends. */
    @Override
    public void close() throws IOException {
        try {
            receiver.close();
        } finally {
            sender.close();
        }
    }

    /** The end of a pipe to read. */
    public static final class Receiver extends Source implements ReadableByteChannel {

        private final NetLibc libc;

        Receiver(NetLibc libc, Fd fd) {
            super(fd);
            this.libc = libc;
        }

        /** Reads what is there; 0 if nothing is now, -1 if nothing ever will be. */
        @Override
        public int read(ByteBuffer into) throws IOException {
            Transfer.requireRoomToWrite(into);
            int fd = fd().number();
            int room = into.remaining();
            if (room == 0) {
                return 0;
            }
            int n;
            do {
                n = Transfer.of(libc, "read", fd, libc.read(fd, into, room));
            } while (n == Transfer.INTERRUPTED);
            if (n == Transfer.WOULD_BLOCK) {
                return 0;
            }
            into.position(into.position() + n);
            return n == 0 ? -1 : n;
        }
    }

    /** The end of a pipe to write. */
    public static final class Sender extends Source implements WritableByteChannel {

        private final NetLibc libc;

        Sender(NetLibc libc, Fd fd) {
            super(fd);
            this.libc = libc;
        }

        /** Writes what there is room for; 0 if there is none now. */
        @Override
        public int write(ByteBuffer from) throws IOException {
            if (Transfer.isOutOfReach(from)) {
                return Transfer.writeCopy(this, from);
            }
            int fd = fd().number();
            int n;
            do {
                n = Transfer.of(libc, "write", fd, libc.write(fd, from, from.remaining()));
            } while (n == Transfer.INTERRUPTED);
            if (n == Transfer.WOULD_BLOCK) {
                return 0;
            }
            from.position(from.position() + n);
            return n;
        }
    }
}
