package workbook.runner.child;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notices what happens beside the tests, and tells it before the end. */
final class Witness {

    private final Wire wire;
    private final Watch watch;
    private final Belongings belongings;
    private final Current current = new Current();

    /** These two are all that the learner's code could get hold of, and they lead nowhere else. */
    private final Queue<Aside> heard = new ConcurrentLinkedQueue<>();

    private final EmptyInput input = new EmptyInput();

    Witness(Wire wire, Watch watch) {
        this.wire = wire;
        this.watch = watch;
        System.setIn(input);
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(heard, current));
        belongings = new Belongings();
    }

    void testStarted(String method) {
        current.is(method);
        watch.testStarted();
    }

    void testEnded(String method) {
        belongings.after(method);
    }

    /** Where everybody is, before a test is given up. */
    void tellWhere() throws IOException {
        wire.send(new Frame(
                Frame.Kind.HERE, watch.latest().stream().map(Stack::field).toList()));
    }

    /** What was heard so far: for an end in the middle. */
    void tellHeard() throws IOException {
        input.noticed().ifPresent(heard::add);
        for (Aside aside = heard.poll(); aside != null; aside = heard.poll()) {
            wire.send(aside.frame());
        }
    }

    /** Everything, once the last test has ended. */
    void tellAll() throws IOException {
        for (Aside aside : belongings.left(current.test())) {
            wire.send(aside.frame());
        }
        tellHeard();
    }
}
