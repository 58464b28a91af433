package ch08poll;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;

/** Chapter 8, exercise whose-event. */
class SlotsTest {

    private static final int MANY = 1_000;

    private final Rng rng = Rng.fresh();
    private final Slots<String> slots = new Slots<>();
    private final SlotsLessons lessons = new SlotsLessons(slots);

    @Test
    @DisplayName("what is kept is found under its key")
    void whatIsKeptIsFound() {
        List<String> guests = List.of(rng.word() + "1", rng.word() + "2", rng.word() + "3");
        List<Long> keys = new ArrayList<>();
        for (String guest : guests) {
            keys.add(lessons.add(guest));
        }
        lessons.judgeDistinct(keys);
        for (int i = 0; i < guests.size(); i++) {
            lessons.judgeFound(keys.get(i), guests.get(i));
        }
        lessons.judgeSize(guests.size());
    }

    @Test
    @DisplayName("whoever has left is not found, and leaves once")
    void whoeverHasLeftIsNotFound() {
        long stays = lessons.add("stays");
        long goes = lessons.add("goes");
        lessons.judgeRemoved(goes, true);
        lessons.judgeGone(goes);
        lessons.judgeRemoved(goes, false);
        lessons.judgeFound(stays, "stays");
        lessons.judgeSize(1);
    }

    @Test
    @DisplayName("whoever has left is let go")
    void whoeverHasLeftIsLetGo() {
        lessons.add("stays");
        WeakReference<String> left = comeAndGo();
        for (int i = 0; i < 10 && left.get() != null; i++) {
            System.gc();
        }
        lessons.judgeLetGo(left.get() == null);
    }

    /** In a method of its own: no variable of the test holds the guest any more. */
    private WeakReference<String> comeAndGo() {
        String guest = new String(rng.word()); // not a constant, which would never be collected
        lessons.judgeRemoved(lessons.add(guest), true);
        return new WeakReference<>(guest);
    }

    @Test
    @DisplayName("a key is never given twice")
    void aKeyIsNeverGivenTwice() {
        Set<Long> given = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            long key = lessons.add("guest " + i);
            lessons.judgeNew(given.add(key), key, i);
            lessons.judgeRemoved(key, true);
        }
    }

    @Test
    @DisplayName("an old key finds nobody, whoever is in the place now")
    void anOldKeyFindsNobody() {
        long old = lessons.add("the old one");
        lessons.judgeRemoved(old, true);
        lessons.moveInto(old);
        lessons.judgeGone(old);
    }

    @Test
    @DisplayName("an old key removes nobody")
    void anOldKeyRemovesNobody() {
        long old = lessons.add("the old one");
        lessons.judgeRemoved(old, true);
        long current = lessons.moveInto(old);
        lessons.judgeRemoved(old, false);
        lessons.judgeFound(current, SlotsLessons.NEW);
    }

    @Test
    @DisplayName("places are used again")
    void placesAreUsedAgain() {
        int highest = 0;
        for (int i = 0; i < MANY; i++) {
            long key = lessons.add("guest " + i);
            highest = Math.max(highest, (int) key);
            lessons.judgeRemoved(key, true);
        }
        lessons.judgePlaces(highest, MANY);
    }

    @Test
    @DisplayName("there is room for as many as come")
    void itGrows() {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(lessons.add("guest " + i));
        }
        for (int i = 0; i < MANY; i++) {
            lessons.judgeFound(keys.get(i), "guest " + i);
        }
        lessons.judgeSize(MANY);
    }

    @Test
    @DisplayName("one leaves and two come: both of them are there")
    void oneLeavesAndTwoCome() {
        lessons.judgeRemoved(lessons.add("the old one"), true);
        long first = lessons.add("first");
        long second = lessons.add("second");
        lessons.judgeFound(first, "first");
        lessons.judgeFound(second, "second");
    }

    @Test
    @DisplayName("longer arrays know what the shorter ones knew")
    void longerArraysKnowAsMuch() {
        long old = lessons.add("the old one");
        lessons.judgeRemoved(old, true);
        long current = lessons.moveInto(old);
        for (int i = 0; i < MANY; i++) {
            lessons.add("guest " + i);
        }
        lessons.judgeFound(current, SlotsLessons.NEW);
        lessons.judgeGone(old);
    }

    @Test
    @DisplayName("a key that never was finds nobody")
    void aKeyThatNeverWas() {
        long key = lessons.add("somebody");
        for (long never : new long[] {-1, key + 1, key + (7L << 32), MANY, Long.MIN_VALUE}) {
            lessons.judgeGone(never);
            lessons.judgeRemoved(never, false);
        }
        lessons.judgeFound(key, "somebody");
    }

    @Test
    @DisplayName("to look something up makes no garbage")
    void lookingUpMakesNoGarbage() {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(lessons.add("guest " + i));
        }
        long[] all = keys.stream().mapToLong(Long::longValue).toArray();
        lookUp(all); // what is loaded once is loaded now
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        lookUp(all);
        lessons.judgeGarbage((threads.getCurrentThreadAllocatedBytes() - before) / MANY);
    }

    private void lookUp(long[] keys) {
        for (long key : keys) {
            slots.get(key);
        }
    }
}
