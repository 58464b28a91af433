package ch07triggers;

import ch05ffi.Fd;
import ch06epoll.Epoll;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Crowd;
import support.Crowd.Reached;
import support.Rng;

/** Chapter 7, exercise arm-again. */
class OneShotTest {

    private final Rng rng = Rng.fresh();
    private final Stage stage = new Stage();
    private final Workshop workshop = new Workshop();
    private final OneShotLessons lessons = new OneShotLessons(stage, workshop);
    private final List<String> story = new ArrayList<>();
    private final Wire first;
    private final Wire second;
    private OneShot oneShot;

    OneShotTest() throws IOException {
        first = stage.wire();
        second = stage.wire();
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    @DisplayName("who is ready is handed to a worker, and nobody else is")
    void whoIsReadyIsHandedOut() throws IOException {
        add(first, second);
        send(second);
        lessons.judgeHandedOut(did(), 1, turn());
        work(this::readAll);
        lessons.judgeWorked(
                did(), List.of(second.fd()), "The token of its event says which it is.");
        lessons.judgeHandedOut(did(), 0, turn());
    }

    @Test
    @DisplayName("what is handed out is nobody else's, although more bytes come")
    void nobodyElseBeforeTheWork() throws IOException {
        add(first);
        send(first);
        lessons.judgeHandedOut(did(), 1, turn());
        send(first);
        lessons.judgeBeforeTheWork(did(), turn());
    }

    @Test
    @DisplayName("nor is it while the work is going on")
    void nobodyElseDuringTheWork() throws IOException {
        add(first);
        send(first);
        turn();
        int[] turned = new int[1];
        work(connection -> {
            turned[0] = turn();
            return readAll(connection);
        });
        lessons.judgeDuringTheWork(did(), turned[0]);
    }

    @Test
    @DisplayName("after the work it is armed again")
    void armedAgainAfterTheWork() throws IOException {
        add(first);
        send(first);
        turn();
        work(this::readAll);
        send(first);
        lessons.judgeArmed(did(), turn());
        lessons.judgeModified(did());
    }

    @Test
    @DisplayName("what came while it was disabled is told when it is armed")
    void whatCameMeanwhileIsTold() throws IOException {
        add(first);
        send(first);
        turn();
        work(connection -> {
            boolean more = readAll(connection);
            send(first);
            return more;
        });
        lessons.judgeArmed(did(), turn());
    }

    @Test
    @DisplayName("it is armed with all that it had at first: mask and token")
    void armedAgainWithAllOfIt() throws IOException {
        add(first, second);
        for (Wire each : List.of(first, second)) {
            send(each);
            turn();
            work(this::readAll);
        }
        send(second);
        lessons.judgeArmed(did(), turn());
        send(second);
        lessons.judgeArmedWithAll(did(), turn());
        work(this::readAll);
        lessons.judgeWorked(
                did(),
                List.of(first.fd(), second.fd(), second.fd()),
                "modify() puts a new token in the place of the old one. The event that comes next"
                        + " carries what you gave there: give the same token again.");
    }

    @Test
    @DisplayName("tasks that run late know their connection")
    void tasksThatRunLateKnowTheirConnection() throws IOException {
        add(first, second);
        send(first);
        turn();
        send(second);
        lessons.judgeBeforeTheWork(did(), turn() - 1);
        work(this::readAll);
        work(this::readAll);
        lessons.judgeWorked(
                did(),
                List.of(first.fd(), second.fd()),
                "Your task looked into the array of events when it ran, and by then another wait"
                        + " had written over it. Take the token out in turn(), before the task"
                        + " is made.");
    }

    @Test
    @DisplayName("whose end has come is not watched any more, and may be added anew")
    void whoseEndHasComeIsNotWatched() throws IOException {
        add(first);
        send(first);
        first.end();
        turn();
        work(connection -> readAll(connection) && false);
        lessons.judgeGone(did(), first);
        add(first);
        lessons.judgeHandedOut(did(), 1, turn());
    }

    @Test
    @DisplayName("work that throws ends the watch, too")
    void workThatThrowsEndsTheWatch() throws IOException {
        add(first, second);
        send(first);
        turn();
        story.add("the work throws an IOException");
        workshop.plan(connection -> {
            throw new IOException("no such request");
        });
        lessons.judgeTold(did());
        lessons.judgeGone(did(), first);
        send(second);
        turn();
        story.add("the work throws an IllegalStateException");
        workshop.plan(connection -> {
            throw new IllegalStateException("a mistake of the work's");
        });
        lessons.judgeTold(did());
        lessons.judgeGone(did(), second);
    }

    @Test
    @DisplayName("two workers work at the same time")
    void twoWorkAtTheSameTime() throws IOException {
        add(first, second);
        send(first);
        send(second);
        turn();
        Crowd crowd = Crowd.fromNow();
        List<Reached> met = new ArrayList<>();
        work(connection -> {
            workshop.plan(this::readAll);
            met.add(lessons.other(crowd, did()).untilEnded());
            return readAll(connection);
        });
        lessons.judgeTogether(did(), met);
    }

    @Test
    @DisplayName("whose end has come is let go")
    void whoseEndHasComeIsLetGo() throws IOException {
        WeakReference<Fd> ended = comeAndGo();
        for (int i = 0; i < 10 && ended.get() != null; i++) {
            System.gc();
        }
        lessons.judgeLetGo(did(), ended.get() == null);
    }

    /** In a method of its own: no variable of the test holds the connection any more. */
    private WeakReference<Fd> comeAndGo() throws IOException {
        add();
        Fd connection = new Fd(stage.libc(), first.number(), "connection");
        story.add("add(" + first.number() + ")");
        lessons.run(did(), () -> {
            oneShot.add(connection);
            return true;
        });
        send(first);
        turn();
        work(fd -> readAll(fd) && false);
        workshop.forget();
        return new WeakReference<>(connection);
    }

    private void add(Wire... wires) {
        lessons.run("new OneShot(), and add() of " + wires.length, () -> {
            if (oneShot == null) {
                oneShot = new OneShot(new Epoll(stage.libc()), workshop, workshop);
            }
            for (Wire wire : wires) {
                story.add("add(" + wire.number() + ")");
                oneShot.add(wire.fd());
            }
            return true;
        });
    }

    private void send(Wire wire) throws IOException {
        story.add("bytes for " + wire.number());
        wire.send(rng.letters(rng.between(5, 20)));
    }

    private int turn() {
        story.add("turn(0)");
        return lessons.run(did(), () -> oneShot.turn(0));
    }

    /** Lets the next task run, and has it do this. */
    private void work(OneShot.Work plan) {
        story.add("a worker works");
        workshop.plan(plan);
        lessons.run(did(), () -> {
            workshop.runNext();
            return true;
        });
    }

    /** Reads what there is; more may come. */
    private boolean readAll(Fd connection) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        while (stage.probe().read(connection.number(), buffer, 64) > 0) {
            story.add("it reads");
        }
        return true;
    }

    private String did() {
        return String.join("; ", story);
    }
}
