package workbook.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An exception may answer what it likes, or not at all, and is asked nevertheless. */
class AskedTest {

    /** What a learner may write by mistake or on purpose. */
    private static final class Odd extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("in getMessage");
        }

        @Override
        public String toString() {
            return "odd" + this;
        }

        @Override
        public synchronized Throwable getCause() {
            return new Odd();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    @Test
    void causesInACircleAreEachToldOnce() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);

        assertEquals(List.of(second, first), Asked.causes(second));
        assertFalse(Timeouts.causedBy(second));
    }

    @Test
    void causesWithoutEndEndAnyhow() {
        assertEquals(100, Asked.causes(new Odd()).size());
        assertFalse(Timeouts.causedBy(new Odd()));
        assertEquals(List.of(), Spot.of(new Odd()));
    }

    @Test
    void anExceptionThatThrowsWhenAskedIsNamed() {
        String name = Odd.class.getName();
        assertEquals(
                name + ", whose getMessage threw java.lang.IllegalStateException",
                Asked.message(new Odd()));
        assertEquals(
                name + ", whose toString threw java.lang.StackOverflowError",
                Asked.whole(new Odd()));
        assertEquals(0, Asked.stack(new Odd()).length);
    }

    @Test
    void aHugeMessageIsCut() {
        RuntimeException huge = new RuntimeException("x".repeat(5_000_000));
        assertTrue(Asked.message(huge).length() < 100_000);
        assertTrue(Asked.whole(huge).length() < 2_000);
    }

    @Test
    void madeUpNamesInAStackDoNotBreakItsLine() {
        Spot odd = new Spot("a.B", "B\t.java", 3, "x\ny");
        assertEquals(new Spot("a.B", "B .java", 3, "x y"), Spot.parse(odd.toString()));
    }
}
