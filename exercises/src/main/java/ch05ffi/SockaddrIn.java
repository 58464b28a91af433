package ch05ffi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.AddressFamily;

/**
 * An IPv4 address and a port, as the kernel wants them: struct sockaddr_in, 16 bytes.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
 */
public final class SockaddrIn {

    /** Its size in bytes. */
    public static final int SIZE = 16;

    private static final int FAMILY = 0;
    private static final int PORT = 2;
    private static final int ADDRESS = 4;
    private static final int LOOPBACK = 0x7f000001;

    private SockaddrIn() {}

    /** A new struct for 127.0.0.1 and a port; 0 lets the kernel choose one. */
    public static ByteBuffer loopback(int port) {
        // TODO byte-order: Family in the machine's order, port and address in the network's.
        throw new UnsupportedOperationException("ch05 / byte-order: not written yet");
    }

    /** The port in such a struct, 0 to 65535. */
    public static int port(ByteBuffer struct) {
        // TODO byte-order: A port may be above 32767: what does Java make of its 16 bits?
        throw new UnsupportedOperationException("ch05 / byte-order: not written yet");
    }
}
