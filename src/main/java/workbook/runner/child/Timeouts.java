package workbook.runner.child;

import java.util.concurrent.TimeoutException;

/** Tells JUnit's own timeouts from those that the learner's code throws. */
final class Timeouts {

    private Timeouts() {}

    static boolean causedBy(Throwable thrown) {
        for (Throwable at : Asked.causes(thrown)) {
            if (at.getClass().getSimpleName().equals("ExecutionTimeoutException")) {
                return true;
            }
        }
        return thrown instanceof TimeoutException && thrownByJUnit(thrown);
    }

    private static boolean thrownByJUnit(Throwable thrown) {
        StackTraceElement[] stack = Asked.stack(thrown);
        return stack.length > 0 && stack[0].getClassName().startsWith("org.junit.");
    }
}
