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
    private static final int SCOPE = 24; // where the scope of a sockaddr_in6 is
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

    /**
     * A new struct; its limit is its length.
     *
     * @throws IllegalArgumentException if there is none for it: a name that was not resolved, or a
     *     path that is too long or empty (the kernel would take that for an abstract name)
     */
    static ByteBuffer of(SocketAddress address) {
        ByteBuffer struct = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.nativeOrder());
        struct.putShort((short) family(address)).order(ByteOrder.BIG_ENDIAN);
        return address instanceof UnixDomainSocketAddress unix
                ? unix(struct, unix)
                : internet(struct, (InetSocketAddress) address);
    }

    private static ByteBuffer unix(ByteBuffer struct, UnixDomainSocketAddress unix) {
        byte[] path = unix.getPath().toString().getBytes(StandardCharsets.UTF_8);
        if (path.length == 0 || path.length >= PATH_ROOM) {
            throw new IllegalArgumentException(
                    "not 1 to " + (PATH_ROOM - 1) + " bytes of path: " + unix);
        }
        return struct.put(path).put((byte) 0).flip();
    }

    private static ByteBuffer internet(ByteBuffer struct, InetSocketAddress internet) {
        if (internet.isUnresolved()) {
            throw new IllegalArgumentException("not resolved: " + internet);
        }
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
            return UnixDomainSocketAddress.of(path(network, length));
        }
        int port = Short.toUnsignedInt(network.getShort());
        boolean six = family == AddressFamily.AF_INET6.intValue();
        byte[] address = new byte[six ? 16 : 4];
        network.get(six ? 8 : 4, address);
        int scope = six ? struct.getInt(SCOPE) : 0;
        return new InetSocketAddress(
                scope == 0
                        ? InetAddress.getByAddress(address)
                        : Inet6Address.getByAddress(null, address, scope),
                port);
    }

    /** Empty, as with Java's own channels, if it has none: no name at all, or an abstract one. */
    private static String path(ByteBuffer network, int length) {
        byte[] path = new byte[Math.max(0, length - PATH - 1)];
        network.get(path);
        boolean isAbstract = path.length > 0 && path[0] == 0;
        return isAbstract ? "" : new String(path, StandardCharsets.UTF_8);
    }
}
