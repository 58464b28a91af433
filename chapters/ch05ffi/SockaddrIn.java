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
        //? Family in the machine's order, port and address in the network's.
        // tag::solution-byte-order[]
        ByteBuffer struct = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
        struct.putShort(FAMILY, (short) AddressFamily.AF_INET.intValue());
        struct.order(ByteOrder.BIG_ENDIAN);
        struct.putShort(PORT, (short) port);
        struct.putInt(ADDRESS, LOOPBACK);
        return struct;
        // end::solution-byte-order[]
    }

    /** The port in such a struct, 0 to 65535. */
    public static int port(ByteBuffer struct) {
        //? A port may be above 32767: what does Java make of its 16 bits?
        // tag::solution-byte-order-port[]
        ByteBuffer network = struct.duplicate().order(ByteOrder.BIG_ENDIAN);
        return Short.toUnsignedInt(network.getShort(PORT));
        // end::solution-byte-order-port[]
    }
}
