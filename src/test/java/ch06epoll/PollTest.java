package ch06epoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jnr.constants.platform.OpenFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What chapter 6 says of poll(2): what it is told on each call, and what it does with it. */
@EnabledOnOs(OS.LINUX)
class PollTest {

    private static final int SIZE = 8; // an int, the number, and two shorts: asked, and answered
    private static final int ANSWER = 6;
    private static final short POLLIN = 0x1;
    private static final short POLLOUT = 0x4;
    private static final short POLLHUP = 0x10;
    private static final short POLLNVAL = 0x20;
    private static final short UNTOUCHED = 0x5555;

    private final List<Ends> ends = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        for (int i = 0; i < 5; i++) {
            ends.add(Ends.connect());
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Ends each : ends) {
            each.close();
        }
    }

    @Test
    void itCountsThoseThatHaveAnAnswerAndLeavesThemWhereTheyAre() {
        ends.get(1).send(1);
        ends.get(4).send(1);
        ByteBuffer all = asked(POLLIN, numbers());
        assertEquals(2, poll(all));
        assertEquals(List.of((short) 0, POLLIN, (short) 0, (short) 0, POLLIN), answers(all));
    }

    /** Epoll leaves the rest of its array alone: see SlotsTest. */
    @Test
    void itTouchesEveryEntryOnEveryCall() {
        ends.get(4).send(1);
        ByteBuffer all = asked(POLLIN, numbers());
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < 5; i++) {
                all.putShort(i * SIZE + ANSWER, UNTOUCHED);
            }
            assertEquals(1, poll(all));
            assertEquals(0, answers(all).stream().filter(a -> a == UNTOUCHED).count());
        }
    }

    @Test
    void itRemembersNothing() {
        ends.get(0).send(1);
        assertEquals(1, poll(asked(POLLIN, numbers())));
        assertEquals(0, poll(asked(POLLIN, ends.get(1).number())));
    }

    @Test
    void itIsLevelTriggered() {
        ends.get(0).send(2);
        ByteBuffer one = asked(POLLIN, ends.get(0).number());
        assertEquals(1, poll(one));
        assertEquals(1, ends.get(0).read(1));
        assertEquals(1, poll(one));
        assertEquals(1, ends.get(0).read(1));
        assertEquals(0, poll(one));
    }

    @Test
    void theQuestionIsStillThereAfterwards() {
        ends.get(0).send(1);
        ByteBuffer all = asked((short) (POLLIN | POLLOUT), numbers());
        assertEquals(5, poll(all));
        assertEquals(POLLIN | POLLOUT, all.getShort(4));
        assertEquals(ends.get(0).number(), all.getInt(0));
    }

    @Test
    void anEntryWithANegativeNumberIsSkipped() {
        ends.get(0).send(1);
        ByteBuffer two = asked(POLLIN, -1, ends.get(0).number());
        assertEquals(1, poll(two));
        assertEquals(List.of((short) 0, POLLIN), answers(two));
    }

    @Test
    void aNumberThatStandsForNothingIsAnAnswerAndNoFailure() {
        int gone = Kernel.LIBC.dup(ends.get(0).number());
        Kernel.LIBC.close(gone);
        ByteBuffer one = asked(POLLIN, gone);
        assertEquals(1, poll(one));
        assertEquals(List.of(POLLNVAL), answers(one));
    }

    @Test
    void aRegularFileIsReadyAlways() {
        String file = System.getProperty("java.home") + "/release";
        int fd = Kernel.LIBC.open(file, OpenFlags.O_RDONLY.intValue());
        ByteBuffer one = asked((short) (POLLIN | POLLOUT), fd);
        assertEquals(1, poll(one));
        assertEquals(List.of((short) (POLLIN | POLLOUT)), answers(one));
        Kernel.LIBC.close(fd);
    }

    @Test
    void anEpollIsReadyWhenItsReadyListIsNotEmpty() {
        try (Kernel epoll = new Kernel()) {
            epoll.add(ends.get(0).number(), POLLIN, 1);
            ByteBuffer one = asked(POLLIN, epoll.fd());
            assertEquals(0, poll(one));
            ends.get(0).send(1);
            assertEquals(1, poll(one));
        }
    }

    @Test
    void hangingUpIsReportedUnasked() throws IOException {
        Ends ended = ends.get(0);
        ended.peer().close();
        Kernel.LIBC.shutdown(ended.number(), 1);
        ByteBuffer one = asked((short) 0, ended.number());
        assertEquals(1, poll(one));
        assertEquals(List.of(POLLHUP), answers(one));
    }

    private int[] numbers() {
        return ends.stream().mapToInt(Ends::number).toArray();
    }

    private static ByteBuffer asked(short question, int... numbers) {
        ByteBuffer all = ByteBuffer.allocateDirect(numbers.length * SIZE);
        all.order(ByteOrder.nativeOrder());
        for (int number : numbers) {
            all.putInt(number).putShort(question).putShort(UNTOUCHED);
        }
        return all.flip();
    }

    private static int poll(ByteBuffer all) {
        return Kernel.LIBC.poll(all, all.capacity() / SIZE, 0);
    }

    private static List<Short> answers(ByteBuffer all) {
        return IntStream.range(0, all.capacity() / SIZE)
                .mapToObj(i -> all.getShort(i * SIZE + ANSWER))
                .toList();
    }
}
