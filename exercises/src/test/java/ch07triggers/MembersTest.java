package ch07triggers;

import ch05ffi.SysEpoll;
import ch07triggers.Pipes.Pipe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 7, exercise gone-for-good. */
class MembersTest {

    private final Rng rng = Rng.fresh();
    private final Pipes pipes = new Pipes();
    private final MembersLessons lessons = new MembersLessons(pipes);

    @AfterEach
    void close() throws Exception {
        pipes.close();
    }

    @Test
    @DisplayName("an event leads to its member")
    void anEventLeadsToItsMember() {
        List<Pipe> three = List.of(pipes.pipe(), pipes.pipe(), pipes.pipe());
        List<String> names = List.of(rng.word() + 0, rng.word() + 1, rng.word() + 2);
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tokens.add(lessons.join(three.get(i), names.get(i)));
        }
        for (int i = 0; i < 3; i++) {
            lessons.judgeMember("its event", tokens.get(i), names.get(i));
            lessons.judgeStillThere(tokens.get(i), names.get(i));
        }
        int one = rng.between(0, 3);
        pipes.write(three.get(one), 1);
        List<Long> told = lessons.told();
        lessons.judgeTold("bytes for " + names.get(one), told, List.of(tokens.get(one)));
        lessons.judgeSize(3);
    }

    @Test
    @DisplayName("the kernel is told the mask that the caller gives")
    void theMaskIsTheCallers() {
        List<Pipe> three = List.of(pipes.pipe(), pipes.pipe(), pipes.pipe());
        three.forEach(pipe -> pipes.write(pipe, 1));
        long level = lessons.join(three.get(0), SysEpoll.EPOLLIN, "level-triggered");
        int edges = SysEpoll.EPOLLIN | SysEpoll.EPOLLET;
        long edge = lessons.join(three.get(1), edges, "edge-triggered");
        lessons.join(three.get(2), SysEpoll.EPOLLRDHUP, "one that asks for no bytes");
        String did = "three join with masks of their own; bytes for all; epoll.wait(events, 0)";
        lessons.judgeMask(did, List.of(level, edge), false);
        lessons.judgeMask(did, List.of(level), true);
    }

    @Test
    @DisplayName("a token is nobody's again, however often one leaves and another comes")
    void aTokenIsNobodysAgain() {
        Pipe pipe = pipes.pipe();
        Pipe stays = pipes.pipe();
        long staying = lessons.join(stays, "one that stays");
        Set<Long> seen = new HashSet<>(Set.of(staying));
        for (int i = 0; i < 20; i++) {
            Pipe next = i == 0 ? pipe : pipes.pipe();
            long token = lessons.join(next, "number " + i);
            lessons.judgeNew(
                    seen,
                    token,
                    "one stays; others join and leave, one after the other: join() of number " + i);
            lessons.leave(token);
        }
        lessons.judgeMember("the event of one that stays", staying, "one that stays");
        lessons.judgeSize(1);
    }

    @Test
    @DisplayName("a stale event of the same batch hits nobody, least of all the newcomer")
    void aStaleEventHitsNobody() {
        Pipe first = pipes.pipe();
        Pipe second = pipes.pipe();
        Pipe spare = pipes.pipe(); // made now, so that it does not take a number that is freed
        long one = lessons.join(first, "first");
        long stale = lessons.join(second, "second");
        pipes.write(first, 1);
        pipes.write(second, 1);
        List<Long> batch = lessons.told();
        lessons.judgeTold("bytes for both", batch, List.of(one, stale));
        lessons.leave(stale);
        Pipe third = pipes.renumbered(spare, second.in());
        lessons.join(third, "newcomer");
        lessons.judgeStale(batch.get(1), third.in() == second.in());
    }

    @Test
    @DisplayName("who has left is nobody")
    void whoHasLeftIsNobody() {
        Pipe pipe = pipes.pipe();
        long token = lessons.join(pipe, "guest");
        lessons.leave(token);
        lessons.judgeNobody(token);
        lessons.judgeSize(0);
        lessons.judgeClosed(pipe);
    }

    @Test
    @DisplayName("who has left is gone, also when a dup keeps the pipe alive")
    void goneAlsoWhenADupIsAlive() {
        Pipe pipe = pipes.pipe();
        long token = lessons.join(pipe, "guest");
        pipes.dup(pipe);
        lessons.leave(token);
        pipes.write(pipe, 1);
        lessons.judgeGone(token);
        lessons.judgeClosed(pipe);
    }

    @Test
    @DisplayName("leaving twice is leaving once")
    void leavingTwiceIsLeavingOnce() {
        Pipe pipe = pipes.pipe();
        long token = lessons.join(pipe, "guest");
        lessons.leave(token);
        pipes.library().forget();
        lessons.leaveAgain(token);
        lessons.judgeSize(0);
    }

    @Test
    @DisplayName("who is refused is no member")
    void whoIsRefusedIsNoMember() {
        Pipe pipe = pipes.pipe();
        pipes.library().fails("epoll_ctl", 1, Errno.ENOSPC.intValue());
        lessons.judgeRefused(pipe);
        long token = lessons.join(pipe, "second try");
        lessons.judgeMember("the event of a second try", token, "second try");
    }

    @Test
    @DisplayName("the descriptor is closed even if the delete fails")
    void closedEvenIfTheDeleteFails() {
        Pipe pipe = pipes.pipe();
        long token = lessons.join(pipe, "guest");
        pipes.library().fails("epoll_ctl", 1, Errno.ENOMEM.intValue());
        lessons.judgeLeaveFails(token, pipe);
        lessons.judgeNobody(token);
    }

    @Test
    @DisplayName("a close that fails is told")
    void aCloseThatFailsIsTold() {
        long token = lessons.join(pipes.pipe(), "guest");
        pipes.library().failsAfterwards("close", 1, Errno.EIO.intValue());
        lessons.judgeCloseFails(token);
        lessons.judgeNobody(token);
    }
}
