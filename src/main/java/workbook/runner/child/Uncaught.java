package workbook.runner.child;

import java.util.Queue;

/** Prints an exception that ended a thread, as the JVM does, and keeps it for a note. */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    private static final int ENOUGH = 20;

    private final Queue<Aside> heard;
    private final Current current;

    Uncaught(Queue<Aside> heard, Current current) {
        this.heard = heard;
        this.current = current;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (heard.size() < ENOUGH) {
            heard.add(new Aside(
                    Aside.Kind.UNCAUGHT,
                    current.test(),
                    Asked.whole(thrown),
                    thread.getName(),
                    Spot.of(thrown)));
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }
}
