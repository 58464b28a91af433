package ch11timers;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 11, exercise who-is-next. */
class DeadlinesTest {

    private static final int MANY = 4_000;

    private final Rng rng = Rng.fresh();
    /** A clock's zero is anywhere. */
    private final long base = rng.between(-1_000_000_000, 1_000_000_000) * 1_000_000L;

    @Test
    @DisplayName("the next one is first, in whichever order they were added")
    void theNextOneIsFirst() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() 50 timers; then first() and remove(), until none is left");
        for (int i = 0; i < 50; i++) {
            lessons.add(lessons.timer(base, rng.between(0, 10_000)));
        }
        lessons.judgeDrained(lessons.inOrder(base));
    }

    @Test
    @DisplayName("equal deadlines keep their order")
    void equalDeadlinesKeepTheirOrder() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() 60 timers with 3 deadlines; then first() and remove(), until none is"
                        + " left");
        for (int i = 0; i < 60; i++) {
            lessons.add(lessons.timer(base, 10 * rng.between(1, 4)));
        }
        lessons.judgeDrained(lessons.inOrder(base));
    }

    @Test
    @DisplayName("equal deadlines keep their order, also if others have gone in between")
    void equalDeadlinesWhileOthersGo() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() #1 to #6 with one deadline, remove() #1 to #4, add() #7 to #10 with the same"
                        + " deadline; then first() and remove(), until none is left");
        List<CountedTimer> timers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            if (i == 6) {
                timers.subList(0, 4).forEach(lessons::remove);
            }
            timers.add(lessons.timer(base, 10));
            lessons.add(timers.get(i));
        }
        lessons.judgeDrained(timers.subList(4, 10));
    }

    @Test
    @DisplayName("deadlines may be seconds apart, or years")
    void deadlinesFarApart() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() timers with deadlines from a millisecond to a hundred years from now; then"
                        + " first() and remove(), until none is left");
        long second = 1_000_000_000;
        long year = 365 * 86_400 * second;
        for (long after : new long[] {3 * second, 1_000_000, 100 * year, 4 * second, year}) {
            lessons.add(lessons.timer(base, after + rng.between(0, 1_000)));
        }
        lessons.judgeDrained(lessons.inOrder(base));
    }

    @Test
    @DisplayName("the clock may be negative, and turn over")
    void theClockMayTurnOver() {
        long late = Long.MAX_VALUE - 50;
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() timers before and after the moment at which the clock turns over");
        lessons.add(lessons.timer(late, 80));
        lessons.add(lessons.timer(late, 20));
        for (int i = 0; i < 30; i++) {
            lessons.add(lessons.timer(late, rng.between(0, 100)));
        }
        lessons.judgeDrained(lessons.inOrder(late));
    }

    @Test
    @DisplayName("any one can be removed, and the rest is in order")
    void anyOneCanBeRemoved() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() 1 to 3 timers, remove() any of them, and so on; first()");
        List<CountedTimer> waiting = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            for (int i = rng.between(1, 4); i > 0; i--) {
                CountedTimer timer = lessons.timer(base, rng.between(0, 1_000_000));
                lessons.add(timer);
                waiting.add(timer);
            }
            for (int i = rng.between(0, 4); i > 0 && !waiting.isEmpty(); i--) {
                lessons.remove(waiting.remove(rng.between(0, waiting.size())));
            }
            lessons.judgeFirst(earliest(waiting), waiting.size());
        }
        lessons.judgeDrained(
                lessons.inOrder(base).stream().filter(waiting::contains).toList());
    }

    private static CountedTimer earliest(List<CountedTimer> waiting) {
        CountedTimer earliest = null;
        for (CountedTimer timer : waiting) {
            if (earliest == null || timer.deadline() - earliest.deadline() < 0) {
                earliest = timer;
            }
        }
        return earliest;
    }

    @Test
    @DisplayName("the last one, in the place of one that was removed, may have to go up")
    void theLastOneMayHaveToGoUp() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() timers at 0, 500, 10, 600, ..., remove() the one at 600; then the others");
        int[] heap = {0, 500, 10, 600, 700, 20, 30, 800, 810, 820, 830, 40};
        List<CountedTimer> timers = new ArrayList<>();
        for (int after : heap) {
            CountedTimer timer = lessons.timer(base, after);
            lessons.add(timer);
            timers.add(timer);
        }
        lessons.remove(timers.get(3));
        lessons.judgeDrained(
                lessons.inOrder(base).stream()
                        .filter(timer -> timer != timers.get(3))
                        .toList(),
                timers.get(11),
                "The last one, at 40, has come from another branch of the heap: in its new"
                        + " place it stands below the one at 500. Whoever fills a hole may have"
                        + " to go up as well as down.");
    }

    @Test
    @DisplayName("adding, removing and asking who is next does not look at everybody")
    void addingAndRemovingDoNotSearch() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() " + MANY + " timers; then remove() 200 of them, here and there, and ask for"
                        + " first() after each");
        List<CountedTimer> timers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            CountedTimer timer = lessons.timer(base, MANY - i); // each is earlier than all before
            lessons.add(timer);
            timers.add(timer);
        }
        for (int i = 0; i < 200; i++) {
            lessons.remove(timers.remove(rng.between(0, timers.size())));
            lessons.judgeFirst(timers.get(timers.size() - 1), timers.size());
        }
    }

    @Test
    @DisplayName("one that is gone is gone, and nobody else has to go for it")
    void whoIsGoneIsGone() {
        DeadlinesLessons lessons = new DeadlinesLessons(
                "add() 20 timers, remove() the 4th; and then remove() it again");
        for (int i = 0; i < 20; i++) {
            lessons.add(lessons.timer(base, rng.between(0, 1_000)));
        }
        List<CountedTimer> left = new ArrayList<>(lessons.inOrder(base));
        CountedTimer gone = left.remove(3);
        lessons.remove(gone);
        lessons.judgeNotThere(gone, "one that is out already");
        DeadlinesLessons elsewhere = new DeadlinesLessons("remove() a timer of another Deadlines");
        CountedTimer stranger = elsewhere.timer(base, 5);
        elsewhere.add(stranger);
        lessons.judgeNotThere(stranger, "one that waits in another Deadlines");
        lessons.judgeTwice(stranger, "in another Deadlines");
        lessons.judgeFirst(left.get(0), left.size());
        lessons.judgeDrained(left);
        elsewhere.judgeFirst(stranger, 1);
    }

    @Test
    @DisplayName("nobody is kept alive who is gone")
    void whoIsGoneIsForgotten() {
        DeadlinesLessons lessons =
                new DeadlinesLessons("add() 20 timers; remove() them, one after the other");
        List<CountedTimer> timers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            timers.add(lessons.timer(base, rng.between(0, 1_000)));
            lessons.add(timers.get(i));
        }
        while (!timers.isEmpty()) {
            CountedTimer gone = timers.remove(rng.between(0, timers.size()));
            lessons.remove(gone);
            lessons.judgeForgotten(gone);
        }
    }

    @Test
    @DisplayName("none is none, and one that has come out can go in again")
    void noneIsNone() {
        DeadlinesLessons lessons =
                new DeadlinesLessons("add() two timers, remove() both, add() the second once more");
        lessons.judgeFirst(null, 0);
        CountedTimer one = lessons.timer(base, 1);
        CountedTimer two = lessons.timer(base, 2);
        lessons.add(one);
        lessons.add(two);
        lessons.judgeTwice(two, "in here");
        lessons.remove(two);
        lessons.judgeFirst(one, 1);
        lessons.remove(one);
        lessons.judgeFirst(null, 0);
        lessons.add(two);
        lessons.judgeFirst(two, 1);
    }
}
