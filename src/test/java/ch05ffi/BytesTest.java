package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 5 says of memory that is lent to the kernel, and of the order of its bytes. */
@EnabledOnOs(OS.LINUX)
class BytesTest {

    private final Libc libc = Binding.load(Libc.class);
    private final ByteBuffer ends = memory(8);

    @AfterEach
    void closePipe() {
        if (ends.getInt(4) != 0) {
            libc.close(ends.getInt(0));
            libc.close(ends.getInt(4));
        }
    }

    @Test
    void theKernelBelievesTheCount() {
        int pipe = filledPipe(16);
        ByteBuffer memory = memory(16);
        ByteBuffer half = memory.slice(0, 8); // has room for 8, and we say 16
        assertEquals(16, libc.read(pipe, half, 16));
        for (int i = 0; i < 16; i++) {
            assertEquals(i + 1, memory.get(i), "byte " + i);
        }
    }

    @Test
    void aBufferIsHandedOverFromItsPositionOn() {
        int pipe = filledPipe(2);
        ByteBuffer memory = memory(8).position(4);
        assertEquals(2, libc.read(pipe, memory, 2));
        assertEquals(4, memory.position(), "it is not moved");
        assertEquals(0, memory.get(0));
        assertEquals(1, memory.get(4));
        assertEquals(2, memory.get(5));
    }

    @Test
    void aHeapBufferIsCopiedBack() {
        int pipe = filledPipe(3);
        byte[] array = new byte[4];
        assertEquals(3, libc.read(pipe, ByteBuffer.wrap(array), 3));
        assertArrayEquals(new byte[] {1, 2, 3, 0}, array);
    }

    @Test
    void aNewBufferIsBigEndianWhateverTheMachineIs() {
        assertEquals(ByteOrder.BIG_ENDIAN, ByteBuffer.allocate(2).order());
        assertEquals(ByteOrder.BIG_ENDIAN, ByteBuffer.allocateDirect(2).order());
        assertEquals(36895, Short.toUnsignedInt(Short.reverseBytes((short) 8080)));
        assertEquals(20480, Short.toUnsignedInt(Short.reverseBytes((short) 80)));
    }

    @Test
    void aPortInTheWrongOrderIsAnotherPort() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            short mirrored = Short.reverseBytes((short) listener.getLocalPort());
            ByteBuffer address = memory(16);
            address.putShort(0, (short) AddressFamily.AF_INET.intValue());
            address.order(ByteOrder.LITTLE_ENDIAN).putShort(2, mirrored);
            address.order(ByteOrder.BIG_ENDIAN).putInt(4, 0x7f000001);
            int socket =
                    libc.socket(AddressFamily.AF_INET.intValue(), Sock.SOCK_STREAM.intValue(), 0);
            try {
                assertEquals(0, libc.connect(socket, address, 16), "errno " + libc.errno());
            } finally {
                libc.close(socket);
            }
        }
    }

    @Test
    void aMaskWithBit31IsNegativeAndFillsALongWithOnes() {
        int mask = SysEpoll.EPOLLIN | SysEpoll.EPOLLET;
        assertTrue((mask & SysEpoll.EPOLLET) < 0);
        assertEquals(0xffff_ffff_8000_0001L, (long) mask);
    }

    /** The end to read of a pipe that holds the bytes 1, 2, 3 and so on. */
    private int filledPipe(int count) {
        assertEquals(0, libc.pipe2(ends, 0));
        ByteBuffer bytes = memory(count);
        for (int i = 0; i < count; i++) {
            bytes.put(i, (byte) (i + 1));
        }
        assertEquals(count, libc.write(ends.getInt(4), bytes, count));
        return ends.getInt(0);
    }

    private static ByteBuffer memory(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
}
