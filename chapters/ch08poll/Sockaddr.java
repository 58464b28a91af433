package ch08poll;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jnr.constants.platform.AddressFamily;

/**
 * Addresses as the kernel wants them: struct sockaddr_in, sockaddr_in6, sockaddr_un.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
final class Sockaddr {

    /** Room for the largest of them, in bytes. */
    static final int ROOM = 110;

    private static final int IN = 16; // bytes in a sockaddr_in
    private static final int PATH = 2; // where the path of a sockaddr_un begins
    private static final int PATH_ROOM = 108;

    private Sockaddr() {}

    /** AF_INET, AF_INET6 or AF_UNIX. */
    static int family(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return AddressFamily.AF_UNIX.intValue();
        }
        boolean six = ((InetSocketAddress) address).getAddress() instanceof Inet6Address;
        return (six ? AddressFamily.AF_INET6 : AddressFamily.AF_INET).intValue();
    }

    /** A new struct; its limit is its length. An address that was not resolved has none. */
    static ByteBuffer of(SocketAddress address) {
        ByteBuffer struct = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.nativeOrder());
        struct.putShort((short) family(address)).order(ByteOrder.BIG_ENDIAN);
        if (address instanceof UnixDomainSocketAddress unix) {
            byte[] path = unix.getPath().toString().getBytes(StandardCharsets.UTF_8);
            if (path.length >= PATH_ROOM) {
                throw new IllegalArgumentException(
                        "longer than " + (PATH_ROOM - 1) + " bytes: " + unix);
            }
            return struct.put(path).put((byte) 0).flip();
        }
        InetSocketAddress internet = (InetSocketAddress) address;
        struct.putShort((short) internet.getPort());
        if (internet.getAddress() instanceof Inet6Address six) {
            struct.putInt(0).put(six.getAddress());
            return struct.order(ByteOrder.nativeOrder())
                    .putInt(six.getScopeId())
                    .flip();
        }
        return struct.put(internet.getAddress().getAddress()).position(IN).flip();
    }

    /** What is in a struct of so many bytes. */
    static SocketAddress read(ByteBuffer struct, int length) throws UnknownHostException {
        ByteBuffer network = struct.duplicate().order(ByteOrder.BIG_ENDIAN).position(2);
        int family = struct.order(ByteOrder.nativeOrder()).getShort(0);
        if (family == AddressFamily.AF_UNIX.intValue()) {
            byte[] path = new byte[Math.max(0, length - PATH - 1)];
            network.get(path);
            return UnixDomainSocketAddress.of(new String(path, StandardCharsets.UTF_8));
        }
        int port = Short.toUnsignedInt(network.getShort());
        boolean six = family == AddressFamily.AF_INET6.intValue();
        byte[] address = new byte[six ? 16 : 4];
        network.get(six ? 8 : 4, address);
        return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }
}
