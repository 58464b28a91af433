package ch04readiness;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Lesson;
import support.Rng;

/** Chapter 4, exercise ready-list. */
class ReadyListTest {

    private static final String ASKED =
            "those that are ready, each once, in the order in which they became so;"
                    + " and nobody else is asked";
    private static final Attempt ATTEMPT = Attempt.of(ASKED, 4, "A list of the ready");

    /** Walking through all of them so many times takes seconds; k steps each, milliseconds. */
    private static final int TAKES = 20_000;

    private static final long MUCH_WORK = 400; // milliseconds of this thread's CPU time

    private final Rng rng = Rng.fresh();
    private final ReadyList list = new ReadyList();

    @Test
    @DisplayName("who becomes ready is reported, in this order")
    void whoBecomesReadyIsReportedInOrder() {
        List<Box> boxes = Box.some(10);
        List<Box> ready = Box.pick(rng, boxes, 4);
        String did = "add() of 10 sources; letters for " + ready + ", in this order; take(10)";
        List<Source> taken = run(did, () -> {
            addAll(boxes);
            ready.forEach(Box::letter);
            return list.take(10);
        });
        expect(ready, taken, did, ReadyListLessons.whoRang(ready, taken));
    }

    @Test
    @DisplayName("whoever rings twice is reported once")
    void whoRingsTwiceIsReportedOnce() {
        List<Box> boxes = Box.some(10);
        List<Box> ready = Box.pick(rng, boxes, 2);
        String did = "three letters each for " + ready + ", one more for the first; take(10)";
        List<Source> taken = run(did, () -> {
            addAll(boxes);
            for (int i = 0; i < 3; i++) {
                ready.forEach(Box::letter);
            }
            ready.get(0).letter();
            return list.take(10);
        });
        expect(
                ready,
                taken,
                did,
                "A bell rings for each letter, but a source is ready or it is not: on the list"
                        + " it has one place. A busy one would fill all your slots by itself.");
    }

    @Test
    @DisplayName("who is still ready is reported again, and who is not, is not")
    void whoIsStillReadyIsReportedAgain() {
        List<Box> boxes = Box.some(10);
        List<Box> ready = Box.pick(rng, boxes, 3);
        Box taken = ready.get(0);
        Box emptied = ready.get(1);
        String did = "letters for " + ready + "; " + emptied + " is emptied; take(10), twice";
        run(did, () -> {
            addAll(boxes);
            ready.forEach(Box::letter);
            emptied.empty();
            return list.take(10);
        });
        List<Source> second = run(did, () -> list.take(10));
        expect(
                List.of(taken, ready.get(2)),
                second,
                did,
                ReadyListLessons.stillReady(second.contains(emptied)));
    }

    @Test
    @DisplayName("k ready ones among n are found in k steps, whatever n is")
    void kStepsAmongMany() {
        for (int n : List.of(10, 1_000, 100_000)) {
            List<Box> boxes = Box.some(n);
            List<Box> ready = Box.pick(rng, boxes, 3);
            String did = "letters for " + ready + " among " + n + " sources; take(" + n + ")";
            ReadyList fresh = new ReadyList();
            run("add() of " + n + " sources, and letters for " + ready, () -> {
                boxes.forEach(fresh::add);
                ready.forEach(Box::letter);
                return List.of();
            });
            int before = Box.questions(boxes);
            List<Source> taken = run(did, () -> fresh.take(n));
            int steps = Box.questions(boxes) - before;
            if (steps > 2 * ready.size()) {
                throw ATTEMPT.fail(
                        did,
                        String.format(Locale.ROOT, "%,d questions", steps),
                        "3 questions: one for each that is on the list",
                        "You asked sources that never rang. With ten of them nobody notices, and"
                                + " with ten thousand it is all that your program does: that is"
                                + " what AskAll is for.");
            }
            expect(ready, taken, did, "These are ready, and only these.");
        }
    }

    @Test
    @DisplayName("a take looks at nobody who is not on the list")
    void aTakeLooksAtNobodyElse() {
        List<Box> boxes = Box.some(100_000);
        Box last = boxes.get(boxes.size() - 1);
        String did = String.format(
                Locale.ROOT, "letters for the last of 100,000 sources; take(1), %,d times", TAKES);
        run(did, () -> {
            addAll(boxes);
            last.letter();
            return list.take(1);
        });
        long begin = cpuMillis();
        int takes = 0;
        while (takes < TAKES && cpuMillis() - begin < MUCH_WORK) {
            list.take(1);
            takes++;
        }
        if (takes < TAKES) {
            throw ATTEMPT.fail(
                    did,
                    String.format(
                            Locale.ROOT, "%,d takes took %d ms of CPU", takes, cpuMillis() - begin),
                    "a few milliseconds for all of them: one source is on the list",
                    "A flag for each source is soon set, but whoever looks for the flags that are"
                            + " set looks at all of them: n steps, though no source is asked.");
        }
    }

    @Test
    @DisplayName("with fewer slots than ready ones, nobody is forgotten")
    void fewerSlotsForgetNobody() {
        List<Box> boxes = Box.some(10);
        List<Box> ready = Box.pick(rng, boxes, 7);
        String did = "letters for " + ready + "; take(3), three times";
        List<Source> first = run(did, () -> {
            addAll(boxes);
            ready.forEach(Box::letter);
            return list.take(3);
        });
        expect(ready.subList(0, 3), first, did, "Three slots, so the first three.");
        List<Source> second = run(did, () -> list.take(3));
        List<Box> next = ready.subList(3, 6);
        if (!second.equals(next)) {
            List<Source> many = run(did, () -> list.take(20));
            expect(next, second, did, ReadyListLessons.theNextThree(ready, second, many));
        }
        List<Box> expected = List.of(ready.get(6), ready.get(0), ready.get(1));
        List<Source> third = run(did, () -> list.take(3));
        expect(expected, third, did, "The last one's turn, and then again from the front.");
    }

    @Test
    @DisplayName("who rings while you take is not lost")
    void whoRingsMeanwhileIsNotLost() {
        List<Box> boxes = Box.some(10);
        List<Box> some = Box.pick(rng, boxes, 3);
        Box late = some.get(0);
        Box other = some.get(1);
        String did = "letters for " + late + " and " + some.get(2) + "; " + late
                + " is emptied; take(10). In the middle of its answer \"not ready\" a letter"
                + " comes for it, and one for " + other + ". Then take(10) again";
        List<Source> taken = run(did, () -> {
            addAll(boxes);
            late.letter();
            some.get(2).letter();
            late.empty();
            late.duringTheNextQuestion(() -> {
                late.letter();
                other.letter();
            });
            return new ArrayList<>(list.take(10));
        });
        taken.addAll(run(did, () -> list.take(10)));
        if (!taken.contains(late)) {
            throw missing(
                    late,
                    taken,
                    did,
                    "It rang while it was still on your list, so the bell changed nothing; and"
                            + " then you took it off. Take it off first, and ask it then: what"
                            + " rings after that puts it back.");
        }
        if (!taken.contains(other)) {
            throw missing(
                    other,
                    taken,
                    did,
                    "It rang while you were busy with the list, and what you did afterwards took"
                            + " it off again, unseen.");
        }
    }

    @Test
    @DisplayName("who was removed is not reported any more")
    void whoIsRemovedIsNotReported() {
        List<Box> boxes = Box.some(10);
        List<Box> some = Box.pick(rng, boxes, 4);
        Box onTheList = some.get(0);
        Box ringsLater = some.get(1);
        List<Box> stay = some.subList(2, 4);
        String did = "letters for " + onTheList + " and " + stay + "; remove(" + onTheList
                + "), remove(" + ringsLater + "); a letter for " + ringsLater + "; take(10)";
        List<Source> taken = run(did, () -> {
            addAll(boxes);
            onTheList.letter();
            stay.forEach(Box::letter);
            list.remove(onTheList);
            list.remove(ringsLater);
            ringsLater.letter();
            return list.take(10);
        });
        expect(stay, taken, did, ReadyListLessons.removed(taken.contains(onTheList)));
    }

    @Test
    @DisplayName("who was ready before it was added is reported too")
    void whoWasReadyBeforeIsReportedToo() {
        List<Box> boxes = Box.some(10);
        List<Box> early = Box.pick(rng, boxes, 2);
        String did = "letters for " + early + ", before add() of 10 sources; take(10)";
        List<Source> taken = run(did, () -> {
            early.forEach(Box::letter);
            addAll(boxes);
            return list.take(10);
        });
        early.sort(Comparator.comparing(Box::number));
        expect(
                early,
                taken,
                did,
                "These letters came before your bell hung there, so nothing rang; and perhaps no"
                        + " other letter ever comes. When a bell is hung up, ask once.");
        Box between = new Box(10);
        String add = "add() of " + between + "; in the middle of its answer \"not ready\" a letter"
                + " comes; take(20)";
        List<Source> later = run(add, () -> {
            between.duringTheNextQuestion(between::letter);
            list.add(between);
            return list.take(20);
        });
        if (!later.contains(between)) {
            throw missing(
                    between,
                    later,
                    add,
                    "It came after you asked and before your bell hung there. Bell first,"
                            + " question second.");
        }
    }

    private static List<Source> run(String did, Callable<List<Source>> story) {
        return ReadyListLessons.run(ATTEMPT, did, story);
    }

    private static void expect(List<Box> expected, List<Source> taken, String did, String why) {
        if (taken.equals(expected)) {
            return;
        }
        boolean mixedUp = taken.size() == expected.size() && taken.containsAll(expected);
        String lesson = mixedUp ? ReadyListLessons.mixedUp(expected, taken) : why;
        throw ATTEMPT.fail(did, "take() gave " + taken, "" + expected, lesson);
    }

    private static Lesson.Failure missing(Box box, List<Source> taken, String did, String why) {
        return ATTEMPT.fail(
                did, "both takes together gave " + taken, box + " among them: it is ready", why);
    }

    private void addAll(List<Box> boxes) {
        boxes.forEach(list::add);
    }

    private static long cpuMillis() {
        return TimeUnit.NANOSECONDS.toMillis(
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}
