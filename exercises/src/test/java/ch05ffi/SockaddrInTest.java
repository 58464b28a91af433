package ch05ffi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Kernel;
import support.Rng;
import support.Stumbling;

/** Chapter 5, exercise byte-order. */
class SockaddrInTest {

    private final Rng rng = Rng.fresh();

    /** The two bytes of it are never the same, and the upper one is below 128. */
    private final int port = rng.between(1, 60) * 256 + rng.between(128, 256);

    /** Above 32,767: as a short of Java's it is negative. */
    private final int highPort = rng.between(130, 250) * 256 + rng.between(1, 128);

    @Test
    @DisplayName("the family is a number of this machine")
    void theFamilyIsInTheMachinesOrder() {
        SockaddrLessons.of(port).judgeFamily();
    }

    @Test
    @DisplayName("the port is a number of the network's: the upper byte first")
    void thePortIsInTheNetworksOrder() {
        SockaddrLessons first = SockaddrLessons.of(port);
        first.judgePort(port);
        SockaddrLessons.of(highPort).judgePort(highPort);
        first.judgeStill(port, highPort);
    }

    @Test
    @DisplayName("the address is 127.0.0.1, from left to right")
    void theAddressIsInTheNetworksOrder() {
        SockaddrLessons.of(port).judgeAddress();
    }

    @Test
    @DisplayName("sixteen bytes, handed over from the first one on")
    void itIsHandedOverFromItsFirstByteOn() {
        SockaddrLessons.of(port).judgeWhole();
    }

    @Test
    @DisplayName("the kernel connects to where the struct says")
    void theKernelUnderstandsIt() throws Exception {
        try (Stumbling<Libc> kernel = kernel();
                ServerSocket java = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SockaddrLessons struct = SockaddrLessons.of(java.getLocalPort());
            // Nobody is to be called up who is not on this machine.
            struct.judgeWhole();
            struct.judgeAddress();
            struct.judgePort(java.getLocalPort());
            Libc libc = kernel.libc();
            int socket = socket(libc);
            int done = libc.connect(socket, struct.struct(), SockaddrIn.SIZE);
            struct.judgeConnected(done, libc.errno());
        }
    }

    @Test
    @DisplayName("a port is read from 0 to 65,535, whatever order the buffer was left in")
    void aPortIsReadUnsigned() {
        for (int expected : List.of(port, highPort, 0, 65_535)) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                ByteBuffer struct = ByteBuffer.allocateDirect(16).order(order);
                struct.put(2, (byte) (expected / 256)).put(3, (byte) expected);
                SockaddrLessons.judgeRead(struct, expected);
            }
        }
    }

    @Test
    @DisplayName("the port that the kernel has chosen is the one that others reach")
    void thePortOfTheKernelIsRead() throws Exception {
        try (Stumbling<Libc> kernel = kernel()) {
            Libc libc = kernel.libc();
            int socket = socket(libc);
            libc.bind(socket, SockaddrLessons.anyPort(), 16);
            libc.listen(socket, 5);
            ByteBuffer struct = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
            ByteBuffer length = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
            length.putInt(0, 16);
            libc.getsockname(socket, struct, length);
            int chosen =
                    Byte.toUnsignedInt(struct.get(2)) * 256 + Byte.toUnsignedInt(struct.get(3));
            SockaddrLessons.judgeRead(struct, chosen);
            try (Socket java = new Socket()) {
                java.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), chosen));
            }
        }
    }

    private static Stumbling<Libc> kernel() {
        return Stumbling.around(Libc.class, Kernel.bind(Libc.class, Binding::load));
    }

    private static int socket(Libc libc) {
        int type = Sock.SOCK_STREAM.intValue() | Sock.SOCK_CLOEXEC.intValue();
        return libc.socket(AddressFamily.AF_INET.intValue(), type, 0);
    }
}
