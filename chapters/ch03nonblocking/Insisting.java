package ch03nonblocking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The second most tempting mistake of this chapter, kept for show: it waits, and works at it. */
final class Insisting {

    private Insisting() {}

    // tag::insist[]
    /** Sends everything, whatever it costs. */
    static void send(SocketChannel to, ByteBuffer all) throws IOException {
        while (all.hasRemaining()) {
            to.write(all);
        }
    }
    // end::insist[]
}
