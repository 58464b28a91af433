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

    private final Rng rng = Rng.fresh();
    private Connection connection;
    private SocketStreamLessons lessons;

    @BeforeEach
    void connect() throws IOException {
        connection = new Connection();
        lessons = new SocketStreamLessons(connection);
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
    @DisplayName("nothing now costs no garbage")
    void nothingNowCostsNothing() {
        lessons.judgeGarbage();
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
        connection.library().fails("recv", 1, Errno.EINTR.intValue());
        lessons.judgeRead(ByteBuffer.allocateDirect(64), bytes);
        connection.library().fails("send", 1, Errno.EINTR.intValue());
        lessons.judgeWrite(rng.binary(rng.between(5, 50)));
    }

    @Test
    @DisplayName("what is taken is taken: the marks move on, and the peer gets it once")
    void whatIsTakenIsTaken() throws Exception {
        lessons.judgeWrite(rng.binary(rng.between(5, 50)));
        lessons.judgeWrite(rng.binary(rng.between(5, 50)));
    }

    @Test
    @DisplayName("if there is no room, nothing is taken")
    void noRoomTakesNothing() {
        connection.fill();
        lessons.judgeFull();
    }

    @Test
    @DisplayName("a broken connection is told, by an exception and no signal")
    void aBrokenConnectionIsTold() throws Exception {
        lessons.judgeQuiet(rng.binary(5));
        connection.hearAReset();
        lessons.judgeBroken();
    }
}
