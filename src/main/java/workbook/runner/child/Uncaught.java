package workbook.runner.child;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

/** Prints an exception that ended a thread, as the JVM does, and keeps it for a note. */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    private static final int ENOUGH = 20;

    private final Queue<Aside> heard;
    private final AtomicReference<String> test;

    Uncaught(Queue<Aside> heard, AtomicReference<String> test) {
        this.heard = heard;
        this.test = test;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (heard.size() < ENOUGH) {
            heard.add(new Aside(
                    Aside.Kind.UNCAUGHT,
                    String.valueOf(test.get()),
                    thrown.toString(),
                    thread.getName(),
                    Spot.of(thrown)));
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }
}
