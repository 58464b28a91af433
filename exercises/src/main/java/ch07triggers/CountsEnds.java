package ch07triggers;

import ch05ffi.EpollEvents;
import ch05ffi.EpollLibc;
import ch05ffi.ErrnoException;
import ch05ffi.Fd;
import ch05ffi.SysEpoll;

import ch06epoll.Epoll;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Reads many replies, edge-triggered, and counts each end that it is told of: wrong, as it looks. */
final class CountsEnds {

    private CountsEnds() {}

    /** As {@link OnceEach#readAll}, but for the state. */
    static void readAll(EpollLibc libc, List<Fd> connections, OnceEach.Replies replies)
            throws ErrnoException {
        List<ByteArrayOutputStream> received = Stream.generate(ByteArrayOutputStream::new)
                .limit(connections.size())
                .toList();
        ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
        EpollEvents events = new EpollEvents(64);
        try (Epoll epoll = new Epoll(libc)) {
            for (int i = 0; i < connections.size(); i++) {
                epoll.add(connections.get(i), SysEpoll.EPOLLIN | SysEpoll.EPOLLET, i);
            }
            int ended = 0;
            while (ended < connections.size()) {
                int n = epoll.wait(events, -1);
                for (int i = 0; i < n; i++) {
                    int index = (int) events.token(i);
                    var bytes = received.get(index);
                    Fd connection = connections.get(index);
                    var ending = Drain.drain(libc, connection, buffer, bytes);
                    if (ending == Drain.Ending.END) {
                        ended++;
                        replies.reply(index, bytes.toByteArray());
                    }
                }
            }
        }
    }
}
