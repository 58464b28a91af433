package ch07triggers;

import ch05ffi.Binding;
import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.Recording;
import ch05ffi.SysEpoll;
import ch05ffi.Syscall;
import ch06epoll.Epoll;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.OpenFlags;

/** Closes a descriptor that is watched, while there is a second number for the same pipe. */
final class StillThere {

    private final EpollLibc libc;
    private final EpollEvents events = new EpollEvents(8);

    private StillThere(EpollLibc libc) {
        this.libc = libc;
    }

    /** Prints the calls. */
    static void run(PrintStream out) throws IOException {
        EpollLibc real = Binding.load(EpollLibc.class);
        Recording<EpollLibc> recording = Recording.of(EpollLibc.class, real);
        new StillThere(recording.libc()).closeAndListen();
        Shown.print(recording.lines(), "", out);
    }

    private void closeAndListen() throws IOException {
        ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        Syscall.check(libc, "pipe2", -1, libc.pipe2(ends, OpenFlags.O_CLOEXEC.intValue()));
        try (Fd reader = new Fd(libc, ends.getInt(0), "reader");
                Fd writer = new Fd(libc, ends.getInt(4), "writer");
                Epoll epoll = new Epoll(libc)) {
            epoll.add(reader, SysEpoll.EPOLLIN, 77);
            try (Fd second = second(reader)) {
                int old = reader.number();
                early(reader);
                libc.write(writer.number(), ByteBuffer.allocate(1), 1);
                epoll.wait(events, 0);
                delete(epoll, old);
                delete(epoll, second.number());
                epoll.wait(events, 0);
            }
            epoll.wait(events, 0);
        }
    }

    /** Closes it, while there is somebody who would do it later. */
    private static void early(Fd fd) throws ErrnoException {
        fd.close();
    }

    private Fd second(Fd first) throws ErrnoException {
        int number = first.number();
        return new Fd(libc, Syscall.check(libc, "dup", number, libc.dup(number)), "second");
    }

    /** Fails, for either number; what is recorded says how. */
    private void delete(Epoll epoll, int number) {
        Fd borrowed = new Fd(libc, number, "borrowed"); // closed by nobody, or by its owner
        try {
            epoll.delete(borrowed);
        } catch (ErrnoException refused) {
            // The line before this one in the recording is what it says.
        }
    }
}
