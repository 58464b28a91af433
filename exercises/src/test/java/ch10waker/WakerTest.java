package ch10waker;

import ch08poll.Registry;
import ch08poll.Token;

import jnr.constants.platform.Errno;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import support.Rng;

/** Chapter 10, exercise one-bell. */
class WakerTest {

    private static final String READABLE =
            "It is registered for READABLE, with the token that was given: a counter that is not 0"
                    + " is readable, whenever that has come about.";

    private final Rng rng = Rng.fresh();
    private final Tower tower = new Tower();
    private final Token token = new Token(rng.between(1, 1_000_000));
    private final WakerLessons lessons = new WakerLessons(tower, token);

    @AfterEach
    void close() throws Exception {
        tower.close();
    }

    @Test
    @DisplayName("a ring before the wait is heard in it, once")
    void aRingBeforeTheWaitIsHeard() throws Exception {
        Waker waker = lessons.waker();
        lessons.judgeSilent("new Waker(...)");
        lessons.wake(waker, "wake()");
        lessons.judgeHeard("wake()", READABLE);
        lessons.judgeSilent("wake(); a wait");
    }

    @Test
    @DisplayName("a ring during the wait ends it")
    void aRingDuringTheWaitEndsIt() throws Exception {
        Waker waker = lessons.waker();
        try (Night<Boolean> night = lessons.asleep()) {
            lessons.wake(waker, "wake()");
            lessons.judgeAwake(night);
        }
    }

    @Test
    @DisplayName("many rings are one event, and one number")
    void manyRingsAreOne() throws Exception {
        Waker waker = lessons.waker();
        int rings = rng.between(300, 900);
        for (int i = 0; i < rings; i++) {
            lessons.wake(waker, "wake()");
        }
        lessons.judgeHeard("wake(), " + rings + " times", READABLE);
        lessons.judgeSilent("wake(), " + rings + " times; a wait");
        lessons.judgeCounted(rings);
    }

    @Test
    @DisplayName("it rings again and again, and nobody reads it")
    void itRingsAgainUnread() throws Exception {
        Waker waker = lessons.waker();
        for (int i = 0; i < 3; i++) {
            lessons.wake(waker, "wake()");
            lessons.judgeHeard("wake(), for the " + (i + 1) + ". time", READABLE);
        }
        lessons.judgeCalls(3);
    }

    @Test
    @DisplayName("a full one is emptied, and rings")
    void aFullOneIsEmptied() throws Exception {
        Waker waker = lessons.waker();
        lessons.fill();
        lessons.wake(waker, "a counter that is full; wake()");
        lessons.judgeAfterFull();
    }

    @Test
    @DisplayName("two may find it full, and one of them empties it")
    void twoMayFindItFull() throws Exception {
        Waker waker = lessons.waker();
        lessons.fill();
        tower.library().before("read", 1, () -> tower.probe().take(tower.counter()));
        lessons.wake(waker, "a counter that is full; wake(), and another thread empties it first");
        lessons.judgeAfterFull();
    }

    @Test
    @DisplayName("a signal ends nothing")
    void aSignalEndsNothing() throws Exception {
        Waker waker = lessons.waker();
        tower.library().fails("write", 1, Errno.EINTR.intValue());
        lessons.wake(waker, "wake(), and write fails with EINTR");
        lessons.judgeHeard(
                "wake(), and write fails with EINTR",
                "A signal came first, so nothing was written: nobody has been woken yet.");
    }

    @Test
    @DisplayName("any other failure is the caller's to know")
    void anyOtherFailureIsToldOn() {
        Waker waker = lessons.waker();
        tower.library().fails("write", 1, Errno.EIO.intValue());
        lessons.judgeToldOn(waker);
    }

    @Test
    @DisplayName("it never waits, and other programs do not get it")
    void itNeverWaits() {
        lessons.waker();
        lessons.judgeNeverWaits();
        lessons.judgePrivate();
    }

    @Test
    @DisplayName("one that cannot be registered is given back")
    void aRefusedOneIsGivenBack() throws Exception {
        tower.poll();
        tower.library().fails("epoll_ctl", 1, Errno.ENOSPC.intValue());
        lessons.judgeGivenBack();
    }

    @Test
    @DisplayName("one that a closed queue refuses is given back")
    void aClosedQueueRefuses() throws Exception {
        Registry registry = tower.registry();
        tower.poll().close();
        lessons.judgeRefusedByClosed(registry);
    }

    @Test
    @DisplayName("if there is no counter to be had, that is told")
    void noCounterIsTold() throws Exception {
        tower.poll();
        tower.library().fails("eventfd", 1, Errno.EMFILE.intValue());
        lessons.judgeNoCounter();
    }

    @Test
    @DisplayName("it is watched for what is readable, and off the list when it is closed")
    void itIsOffTheListWhenClosed() throws Exception {
        Waker waker = lessons.waker();
        lessons.judgeWatched();
        lessons.judgeOffTheList(waker);
    }

    @Test
    @DisplayName("a closed one writes to nobody's descriptor")
    void aClosedOneWritesNowhere() throws Exception {
        Waker waker = lessons.waker();
        lessons.wake(waker, "wake()");
        lessons.judgeClosed(waker);
    }
}
