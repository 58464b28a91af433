package ch08poll;

import static ch05ffi.SysEpoll.EPOLLET;
import static ch05ffi.SysEpoll.EPOLLIN;
import static ch05ffi.SysEpoll.EPOLLOUT;
import static ch05ffi.SysEpoll.EPOLLPRI;
import static ch05ffi.SysEpoll.EPOLLRDHUP;
import static ch08poll.Interest.PRIORITY;
import static ch08poll.Interest.READABLE;
import static ch08poll.Interest.WRITABLE;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 8, exercise what-to-watch. */
class InterestTest {

    private static final List<Interest> SINGLE = List.of(READABLE, WRITABLE, PRIORITY);

    @Test
    @DisplayName("both are in the sum, and the third is not")
    void bothAreThere() {
        for (Interest one : SINGLE) {
            for (Interest other : SINGLE) {
                InterestLessons.judgeAdd(one, other);
            }
        }
    }

    @Test
    @DisplayName("what is added twice is there once")
    void whatIsThereStaysThere() {
        Interest both = InterestLessons.add(READABLE, WRITABLE);
        for (Interest one : List.of(READABLE, WRITABLE)) {
            InterestLessons.judgeAdd(one, one);
            InterestLessons.judgeAdd(both, one);
        }
    }

    @Test
    @DisplayName("there is one object for each value")
    void oneObjectForEach() {
        Interest one = InterestLessons.add(READABLE, PRIORITY);
        InterestLessons.judgeSame(one, InterestLessons.add(PRIORITY, READABLE));
        InterestLessons.judgeSame(READABLE, InterestLessons.add(READABLE, READABLE));
    }

    @Test
    @DisplayName("what is taken away is gone, and the rest is left")
    void whatIsLeft() {
        Interest both = InterestLessons.add(READABLE, WRITABLE);
        InterestLessons.judgeRemove(both, WRITABLE);
        InterestLessons.judgeRemove(both, READABLE);
        Interest all = InterestLessons.add(both, PRIORITY);
        InterestLessons.judgeRemove(all, both);
    }

    @Test
    @DisplayName("what was not there is no loss")
    void whatWasNotThereIsNoLoss() {
        InterestLessons.judgeRemove(READABLE, WRITABLE);
        InterestLessons.judgeRemove(InterestLessons.add(READABLE, WRITABLE), PRIORITY);
        InterestLessons.judgeRemove(WRITABLE, InterestLessons.add(READABLE, PRIORITY));
    }

    @Test
    @DisplayName("if nothing is left, the answer is empty")
    void nothingLeftIsEmpty() {
        for (Interest one : SINGLE) {
            InterestLessons.judgeRemove(one, one);
        }
        InterestLessons.judgeRemove(PRIORITY, InterestLessons.add(PRIORITY, READABLE));
    }

    @Test
    @DisplayName("each has its flags for the kernel")
    void theMaskOfEach() {
        InterestLessons.judgeMask(READABLE, EPOLLIN | EPOLLRDHUP);
        InterestLessons.judgeMask(WRITABLE, EPOLLOUT);
        InterestLessons.judgeMask(PRIORITY, EPOLLPRI);
    }

    @Test
    @DisplayName("several have the flags of all")
    void theMaskOfSeveral() {
        Interest both = InterestLessons.add(READABLE, WRITABLE);
        InterestLessons.judgeMask(both, EPOLLIN | EPOLLRDHUP | EPOLLOUT);
        Interest others = InterestLessons.add(WRITABLE, PRIORITY);
        InterestLessons.judgeMask(others, EPOLLOUT | EPOLLPRI);
    }

    @Test
    @DisplayName("all of them are edge-triggered")
    void alwaysEdgeTriggered() {
        for (Interest one : SINGLE) {
            InterestLessons.judgeEdge(one, EPOLLET);
        }
    }
}
