package ch08poll;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams and pipes are channels: what Java's own do with a read-only buffer, they do. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BuffersTest {

    private Desk desk;
    private ReadableByteChannel reads;
    private WritableByteChannel writes;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private void connect(boolean pipe) throws IOException {
        if (pipe) {
            Pipe ends = desk.pipe();
            reads = ends.receiver();
            writes = ends.sender();
        } else {
            Desk.Ends ends = desk.connection();
            reads = ends.ours();
            writes = ends.theirs();
        }
    }

    @ParameterizedTest(name = "a pipe: {0}, a direct one: {1}")
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void aReadOnlyOneIsWritten(boolean pipe, boolean direct) throws IOException {
        connect(pipe);
        ByteBuffer message = room(direct, 7).put(Desk.bytes("<hello>"));
        ByteBuffer view = message.asReadOnlyBuffer().position(1).limit(6);
        assertEquals(5, writes.write(view));
        assertEquals(6, view.position());
        assertEquals("hello", heard());
    }

    @ParameterizedTest(name = "a pipe: {0}, a direct one: {1}")
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void nothingIsReadIntoOne(boolean pipe, boolean direct) throws IOException {
        connect(pipe);
        writes.write(Desk.bytes("hello"));
        ByteBuffer memory = room(direct, 5);
        ByteBuffer view = memory.asReadOnlyBuffer();
        assertThrows(IllegalArgumentException.class, () -> reads.read(view));
        assertEquals(room(direct, 5), memory, "it has stayed as it was");
        assertEquals("hello", heard(), "and nothing is lost");
    }

    private String heard() throws IOException {
        ByteBuffer five = ByteBuffer.allocate(5);
        while (five.hasRemaining()) {
            reads.read(five); // not waiting: the limit above ends it
        }
        return new String(five.array(), US_ASCII);
    }

    private static ByteBuffer room(boolean direct, int bytes) {
        return direct ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
    }
}
