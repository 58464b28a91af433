package ch06epoll;

import static ch05ffi.SysEpoll.EPOLLIN;

import ch05ffi.EpollEvents;
import ch05ffi.Fd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 6, exercise one-queue. */
class EpollTest {

    private static final int O_CLOEXEC = 02000000;

    private final Rng rng = Rng.fresh();
    /** Nobody else is there, so what is ready is ready now: no wait needs to last. */
    private final Gate gate = new Gate((kernel, timeout) -> kernel.ask(0), Gate.NO_MATTER);

    private final Queue queue = new Queue(gate);
    private final EpollLessons lessons = new EpollLessons(queue, gate);

    @AfterEach
    void closeAll() throws Exception {
        gate.close();
    }

    /** A pipe: the end that is watched, and the number of the other one. */
    private record Pipe(Fd out, int in) {}

    @Test
    @DisplayName("each event carries the token of the descriptor that it is about")
    void eachEventHasItsToken() {
        queue.create();
        List<Pipe> pipes = pipes(5);
        List<Long> tokens = tokens(pipes.size());
        for (int i = 0; i < pipes.size(); i++) {
            queue.add(pipes.get(i).out(), EPOLLIN, tokens.get(i));
        }
        write(pipes.get(3));
        write(pipes.get(1));
        lessons.judgeTokens(
                queue.wait(new EpollEvents(8), 0), Set.of(tokens.get(3), tokens.get(1)));
    }

    @Test
    @DisplayName("modify() replaces the mask and the token")
    void modifyReplacesMaskAndToken() {
        queue.create();
        Pipe pipe = pipes(1).get(0);
        List<Long> tokens = tokens(2);
        queue.add(pipe.out(), EPOLLIN, tokens.get(0));
        write(pipe);
        queue.modify(pipe.out(), 0, tokens.get(0));
        lessons.judgeSilent(queue.wait(new EpollEvents(2), 0), "modify() with a mask of 0");
        queue.modify(pipe.out(), EPOLLIN, tokens.get(1));
        lessons.judgeTokens(queue.wait(new EpollEvents(2), 0), Set.of(tokens.get(1)));
    }

    @Test
    @DisplayName("what was deleted is not reported, and can be added again")
    void deletedIsNotReported() {
        queue.create();
        Pipe pipe = pipes(1).get(0);
        List<Long> tokens = tokens(2);
        queue.add(pipe.out(), EPOLLIN, tokens.get(0));
        write(pipe);
        queue.delete(pipe.out());
        lessons.judgeSilent(queue.wait(new EpollEvents(2), 0), "delete()");
        queue.add(pipe.out(), EPOLLIN, tokens.get(1));
        lessons.judgeTokens(queue.wait(new EpollEvents(2), 0), Set.of(tokens.get(1)));
    }

    @Test
    @DisplayName("a second add() is refused with EEXIST, and changes nothing")
    void aSecondAddIsRefused() {
        queue.create();
        Pipe pipe = pipes(1).get(0);
        List<Long> tokens = tokens(2);
        queue.add(pipe.out(), EPOLLIN, tokens.get(0));
        lessons.judgeRefused(
                queue.tryAdd(pipe.out(), EPOLLIN, tokens.get(1)), pipe.out(), Errno.EEXIST);
        write(pipe);
        lessons.judgeTokens(queue.wait(new EpollEvents(2), 0), Set.of(tokens.get(0)));
    }

    @Test
    @DisplayName("who is not there cannot be modified or deleted: ENOENT")
    void whoIsNotThereIsRefused() {
        queue.create();
        Fd stranger = pipes(1).get(0).out();
        lessons.judgeRefused(
                queue.tryModify(stranger, EPOLLIN, tokens(1).get(0)), stranger, Errno.ENOENT);
        lessons.judgeRefused(queue.tryDelete(stranger), stranger, Errno.ENOENT);
    }

    @Test
    @DisplayName("a regular file cannot be watched: EPERM")
    void aFileIsRefused() {
        queue.create();
        String file = System.getProperty("java.home") + "/release";
        int number = gate.kernel().open(file, O_CLOEXEC);
        Fd fd = new Fd(gate.libc(), number, "file");
        lessons.judgeRefused(queue.tryAdd(fd, EPOLLIN, 1), fd, Errno.EPERM);
    }

    @Test
    @DisplayName(
            "with fewer slots than are ready nobody is forgotten, and the kernel is told the truth")
    void fewerSlotsForgetNobody() {
        queue.create();
        List<Pipe> pipes = pipes(5);
        List<Long> tokens = tokens(pipes.size());
        for (int i = 0; i < pipes.size(); i++) {
            queue.add(pipes.get(i).out(), EPOLLIN, tokens.get(i));
            write(pipes.get(i));
        }
        EpollEvents two = new EpollEvents(2);
        Set<Long> seen = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            Queue.Waited waited = queue.wait(two, 0);
            seen.addAll(waited.tokens());
        }
        lessons.judgeAllSeen(seen, new HashSet<>(tokens));
    }

    @Test
    @DisplayName("the timeout is handed on as it is, and 0 events are an answer")
    void theTimeoutIsHandedOn() {
        queue.create();
        Pipe pipe = pipes(1).get(0);
        EpollEvents events = new EpollEvents(3);
        queue.add(pipe.out(), EPOLLIN, tokens(1).get(0));
        for (int timeout : List.of(0, rng.between(1, 100_000), Integer.MAX_VALUE, -1)) {
            lessons.judgeSilent(queue.wait(events, timeout), "add(), and nothing was written");
            lessons.judgeTimeout(timeout);
        }
    }

    @Test
    @DisplayName("a wait that fails is told, a signal too")
    void aFailedWaitIsTold() {
        queue.create();
        for (Errno reason : List.of(Errno.EINTR, Errno.EBADF, Errno.EINVAL)) {
            gate.cues().fails("epoll_wait", 1, reason.intValue());
            lessons.judgeWaitRefused(queue.tryWait(new EpollEvents(1), -1), reason);
        }
    }

    @Test
    @DisplayName("it is made with one call, and not for programs that we start")
    void itIsMadeForUsAlone() {
        queue.create();
        lessons.judgePrivate();
    }

    @Test
    @DisplayName("if it cannot be made, that is told")
    void whatCannotBeMadeIsTold() {
        gate.cues().fails("epoll_create1", 1, Errno.EMFILE.intValue());
        lessons.judgeNotMade(queue.tryCreate(), Errno.EMFILE);
    }

    @Test
    @DisplayName("close() gives back its own descriptor, and nobody else's, and only once")
    void closeGivesBackItsOwn() {
        queue.create();
        Pipe pipe = pipes(1).get(0);
        int number = pipe.out().number();
        queue.add(pipe.out(), EPOLLIN, tokens(1).get(0));
        queue.close();
        lessons.judgeClosed(number);
        int before = gate.cues().calls().size();
        lessons.judgeOver(queue.tryClose(), before);
        lessons.judgeOver(queue.tryAdd(pipe.out(), EPOLLIN, 1), before);
    }

    @Test
    @DisplayName("a close that fails is told")
    void aFailedCloseIsTold() {
        queue.create();
        gate.cues().failsAfterwards("close", 1, Errno.EIO.intValue());
        lessons.judgeCloseTold(queue.tryClose(), Errno.EIO);
    }

    @Test
    @DisplayName("others may add while one waits, and two at once")
    void othersMayAddMeanwhile() {
        queue.create();
        List<Pipe> pipes = pipes(3);
        Meanwhile meanwhile = new Meanwhile(queue, gate);
        meanwhile.judgeAddDuringWait(pipes.get(0).out());
        meanwhile.judgeAddDuringAdd(pipes.get(1).out(), pipes.get(2).out());
    }

    private List<Pipe> pipes(int count) {
        List<Pipe> pipes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer ends = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
            gate.kernel().pipe2(ends, O_CLOEXEC);
            pipes.add(new Pipe(new Fd(gate.libc(), ends.getInt(0), "pipe"), ends.getInt(4)));
        }
        return pipes;
    }

    private void write(Pipe pipe) {
        gate.kernel().write(pipe.in(), ByteBuffer.allocate(1), 1);
    }

    /** More than fits into an int, all different, and short enough to be told apart. */
    private List<Long> tokens(int count) {
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(10_000_000_000L + 10 * rng.between(0, 1000) + i);
        }
        return tokens;
    }
}
