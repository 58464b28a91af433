package ch08poll;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 8, exercise three-answers-again. */
class SocketStreamTest {

    private static final int MORE_THAN_FITS = 1 << 24;

    private final Rng rng = Rng.fresh();
    private Connection connection;
    private SocketStreamLessons lessons;
    private WriteLessons writes;

    @BeforeEach
    void connect() throws IOException {
        connection = new Connection();
        lessons = new SocketStreamLessons(connection);
        writes = new WriteLessons(connection);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    @Test
    @DisplayName("bytes go where the buffer's marks say, and the marks move")
    void bytesGoWhereTheMarksSay() throws Exception {
        byte[] bytes = rng.binary(rng.between(20, 40));
        connection.hear(bytes);
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        int from = rng.between(3, 9);
        buffer.position(from).limit(from + 8);
        lessons.judgeRead(buffer, Arrays.copyOf(bytes, 8));
        buffer.limit(64);
        lessons.judgeRead(buffer, Arrays.copyOfRange(bytes, 8, bytes.length));
    }

    @Test
    @DisplayName("nothing now is 0, and no exception")
    void nothingNowIsNothing() {
        lessons.judgeNothing("a peer that says nothing");
    }

    @Test
    @DisplayName("nothing now costs no exception, in either direction")
    void nothingNowCostsNothing() {
        Garbage garbage = new Garbage(connection);
        garbage.judgeRead();
        connection.fill();
        garbage.judgeWrite();
    }

    @Test
    @DisplayName("the end is -1, as often as one asks")
    void theEndIsMinusOne() throws Exception {
        byte[] bytes = rng.binary(10);
        connection.hear(bytes);
        connection.hearTheEnd();
        lessons.judgeRead(ByteBuffer.allocateDirect(64), bytes);
        lessons.judgeEnd();
        lessons.judgeEnd();
    }

    @Test
    @DisplayName("a buffer without room is not the end")
    void noRoomIsNotTheEnd() throws Exception {
        connection.hear(rng.binary(10));
        lessons.judgeNoRoom();
    }

    @Test
    @DisplayName("a signal is no answer")
    void aSignalIsNoAnswer() throws Exception {
        byte[] bytes = rng.binary(rng.between(5, 50));
        connection.hear(bytes);
        interrupt("recv");
        lessons.judgeRead(ByteBuffer.allocateDirect(64), bytes);
        interrupt("send");
        writes.judgeWrite(rng.binary(rng.between(5, 50)));
    }

    /** Twice in a row: signals come when they come. */
    private void interrupt(String call) {
        for (int nth = 1; nth <= 2; nth++) {
            connection.library().fails(call, nth, Errno.EINTR.intValue());
        }
    }

    @Test
    @DisplayName("if there is room for a part, a part is taken, and the rest remains")
    void aPartIsTaken() throws Exception {
        byte[] bytes = new byte[MORE_THAN_FITS];
        byte[] some = rng.binary(997); // a prime: no portion of the kernel's is a multiple of it
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = some[i % some.length];
        }
        writes.judgePart(bytes);
    }

    @Test
    @DisplayName("to write nothing is no mistake")
    void writingNothing() {
        writes.judgeEmpty();
    }

    @Test
    @DisplayName("what is taken is taken: the marks move on, and the peer gets it once")
    void whatIsTakenIsTaken() throws Exception {
        writes.judgeWrite(rng.binary(rng.between(5, 50)));
        writes.judgeWrite(rng.binary(rng.between(5, 50)));
    }

    @Test
    @DisplayName("if there is no room, nothing is taken")
    void noRoomTakesNothing() {
        connection.fill();
        writes.judgeFull();
    }

    @Test
    @DisplayName("a broken connection is told, by an exception and no signal")
    void aBrokenConnectionIsTold() throws Exception {
        writes.judgeQuiet(rng.binary(5));
        connection.hearAReset();
        lessons.judgeBroken();
        writes.judgeBroken();
    }
}
