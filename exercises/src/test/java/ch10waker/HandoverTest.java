package ch10waker;

import java.util.List;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Rng;
import support.Uncaught;

/** Chapter 10, exercise hand-over. */
class HandoverTest {

    private final Rng rng = Rng.fresh();
    private final Tower tower = new Tower();
    private final HandoverLessons lessons = new HandoverLessons(tower);

    @AfterEach
    void close() throws Exception {
        tower.close();
    }

    @Test
    @DisplayName("tasks from any thread are done by the one that runs them, in order")
    void tasksAreDoneInOrder() throws Exception {
        lessons.add("a");
        lessons.addElsewhere("b");
        lessons.addElsewhere("c");
        lessons.add("d");
        lessons.run("a, b, c and d are added, two of them elsewhere", 4);
        lessons.judgeDone(
                "a, b, c and d are added, one after the other; run()",
                List.of("a", "b", "c", "d"),
                "The first to come is the first to be served: a task may need what the one before"
                        + " it has done.");
        lessons.run("nothing more is added", 0);
    }

    @Test
    @DisplayName("a thousand tasks need one ring")
    void aThousandNeedOneRing() throws Exception {
        int many = rng.between(500, 1_000);
        for (int i = 0; i < many; i++) {
            lessons.add("task " + i);
        }
        lessons.judgeRings("add(), " + many + " times", 1);
        lessons.judgeRung("add(), " + many + " times", ASLEEP);
        lessons.run(many + " tasks are added", many);
        lessons.add("one more");
        lessons.judgeRings("add(), " + many + " times; run(); add()", 2);
    }

    private static final String ASLEEP =
            "The list was empty, so whoever has emptied it may be asleep by now, or fall asleep"
                    + " before it looks again. The next task has to ring.";

    @Test
    @DisplayName("nobody is lost between an empty list and sleep")
    void nobodyIsLostOnTheWayToSleep() throws Exception {
        lessons.run("nothing is added yet", 0);
        lessons.addElsewhere("a");
        lessons.judgeRung("run() finds nothing; another thread adds a task", ASLEEP);
        lessons.run("a task is added", 1);
    }

    @Test
    @DisplayName("the bell rings when the task is there, not before")
    void itRingsWhenTheTaskIsThere() throws Exception {
        lessons.run("nothing is added yet", 0);
        lessons.hurryOnRing();
        lessons.add("a");
        lessons.loop();
        lessons.judgeDone(
                "add(a); the loop hears the bell and runs before add() has come to its end",
                List.of("a"),
                "Whoever hears the bell looks at once. If nothing is there yet, it sleeps again,"
                        + " and for what comes then nobody rings. First the task, then the bell.");
    }

    @Test
    @DisplayName("a task that hands over another one rings for it, and it is done next time")
    void aTaskMayHandOverAnother() throws Exception {
        lessons.add("a", lessons.task("a", () -> lessons.add("b")));
        lessons.add("c");
        tower.heard();
        lessons.run("a and c are added, and a adds b", 2);
        lessons.judgeRung(
                "a task adds another one during run()",
                "The list was empty when it came, and run() does not look at it again. To the next"
                        + " wait it is as good as one that came from elsewhere: ring.");
        lessons.run("a and c are done, and b was added", 1);
        lessons.judgeDone("a and c are added, and a adds b", List.of("a", "c", "b"), LOST);
    }

    private static final String LOST =
            "It was added while the others ran. Take them off the list before they run, all in one"
                    + " step with looking at it: what is cleared afterwards may be more than what"
                    + " was run.";

    @Test
    @DisplayName("a task that comes again and again leaves room for events")
    void aTaskThatComesAgainLeavesRoom() {
        int[] runs = new int[1];
        Runnable[] again = new Runnable[1];
        again[0] = lessons.task("again", () -> {
            if (++runs[0] < MANY) {
                lessons.add("again", again[0]);
            }
        });
        lessons.add("again", again[0]);
        lessons.run("a task adds itself again, each time", 1);
    }

    private static final int MANY = 1_000;

    @Test
    @DisplayName("others may add while a task is at work")
    void othersMayAddMeanwhile() throws Exception {
        lessons.add("a", lessons.task("a", () -> lessons.judgeUnlocked(this::addB)));
        tower.heard();
        lessons.run("a is added; while it is at work, another thread adds b", 1);
        lessons.runAll();
        lessons.judgeDone("a is at work, and another thread adds b", List.of("a", "b"), LOST);
    }

    private void addB() {
        try {
            lessons.addElsewhere("b");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("a task that throws takes no other with it, and is heard of")
    void aTaskThatThrowsTakesNoOther() {
        RuntimeException plain = new Uncaught.Planned("the first task's");
        Error error = new Uncaught.PlannedError("the third task's");
        lessons.add("a", lessons.throwing("a", plain));
        lessons.add("b");
        lessons.add("c", lessons.throwing("c", error));
        lessons.add("d");
        lessons.run("a throws, b does not, c throws an Error", 4);
        lessons.judgeDone("a and c throw, b and d do not", List.of("a", "b", "c", "d"), LOST);
        lessons.judgeUncaught(List.of(plain, error));
    }

    @Test
    @DisplayName("a task that could not be rung for is not kept")
    void aTaskWithoutARingIsNotKept() throws Exception {
        lessons.judgeRefused(Errno.EIO.intValue());
        lessons.add("a");
        lessons.judgeRung(
                "add(task), and the bell fails with EIO; add(a), and the bell is well again",
                "The first task is still on the list: so nobody rings any more, for ever. Take it"
                        + " off when the bell fails.");
        lessons.run("a task for which the bell has failed, and a", 1);
        lessons.judgeDone(
                "a task for which the bell has failed, and a; run()",
                List.of("a"),
                "Whoever added it has got an exception, and has gone another way by now.");
    }

    @Test
    @DisplayName("many may add at once, and whatever lies on the list was rung for")
    void manyMayAddAtOnce() throws Exception {
        lessons.judgeCrowd();
    }
}
