package support;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of an exception that came out of a learner's code what it tells about the mistake. */
public final class Thrown {

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);

    private Thrown() {}

    /** Why it came, where the other side did nothing wrong. */
    public static String why(Throwable thrown) {
        if (thrown instanceof PiecewiseInput.Endless) {
            return "At the end of a stream read() gives -1, and -1 again each time it is asked."
                    + " Look for it in the int that read() returns: a char is never -1.";
        }
        if (thrown instanceof NumberFormatException) {
            return whyNoNumber(String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof OutOfMemoryError) {
            return "Something grows without an end: look for a loop that never sees its end.";
        }
        if (thrown instanceof StackOverflowError) {
            return "A method calls itself without an end.";
        }
        if (thrown instanceof NegativeArraySizeException) {
            return "A length came out below zero. read() returns -1 at the end: that is an"
                    + " answer, not a length.";
        }
        if (thrown instanceof IndexOutOfBoundsException) {
            return "A position or a length is outside of the array, buffer or text that it is used"
                    + " on." + whyMinusOne(thrown);
        }
        if (thrown instanceof NullPointerException) {
            return "Something that may be missing was used as if it were there.";
        }
        return whyElse(thrown);
    }

    private static String whyMinusOne(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).contains("-1")
                ? " read() returns -1 at the end: that is an answer, not a length."
                : "";
    }

    /** Whether somebody has asked a direct buffer for the array that it does not have. */
    private static boolean wantsAnArray(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown instanceof UnsupportedOperationException
                && stack.length > 0
                && stack[0].getMethodName().matches("array|arrayOffset");
    }

    private static String whyElse(Throwable thrown) {
        if (wantsAnArray(thrown)) {
            return "A direct buffer lies outside of Java's heap, where the kernel can write to it:"
                    + " there is no array behind it. Take the bytes out with get(0, piece).";
        }
        if (thrown instanceof EOFException) {
            return "The stream has not ended here: everything was there, and in order. Look for a"
                    + " read that asks for more than there is, or that takes 0 for the end.";
        }
        if (thrown instanceof NoSuchElementException) {
            return "Something was asked for its next element, and had none. Ask first whether"
                    + " there is one.";
        }
        if (thrown instanceof ClassCastException) {
            return "A value is not of the type that it was cast to: look at what it really is.";
        }
        if (thrown instanceof NotYetConnectedException) {
            return "The channel is not connected yet. On one that never waits, connect() only"
                    + " begins: connect first, and call configureBlocking(false) after that.";
        }
        if (thrown.getClass() == ClosedChannelException.class) {
            return "This channel was closed before it was used here. Closing is for whoever has"
                    + " opened it, and for nobody else.";
        }
        String where = Frames.yours(thrown.getStackTrace())
                .map(line -> " at line " + line.getLineNumber() + " of " + line.getFileName())
                .orElse("");
        return "What the test gave you was in order, but" + where + " your code did not take it."
                + " Look at what leads there: which value, or which condition, is another one than"
                + " you believe?";
    }

    private static String whyNoNumber(String message) {
        Matcher quoted = QUOTED.matcher(message);
        if (!quoted.find() || quoted.group(1).equals("null")) {
            return "A number was to be made of null: what was looked up is not there, or not"
                    + " under this name.";
        }
        String text = quoted.group(1);
        if (!text.equals(text.strip())) {
            return "There is white space around the number, and parseInt() takes digits only. A"
                    + " header's value may have spaces around it: strip() takes them off.";
        }
        return "The text in quotes is no whole number. Look at where it was cut out of its line.";
    }

    /** Whether it is one of those that Java throws when the code at hand has slipped. */
    public static boolean isSlip(Throwable thrown) {
        return thrown instanceof NumberFormatException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof NegativeArraySizeException
                || thrown instanceof NullPointerException;
    }

    /** Why it is the wrong one, where the other side failed and an IOException was to say so. */
    public static String insteadOfIOException(Throwable thrown) {
        if (isSlip(thrown) || thrown instanceof Error || thrown instanceof IOException) {
            return why(thrown);
        }
        String name = thrown.getClass().getSimpleName();
        if (thrown instanceof UncheckedIOException) {
            return "An error is right here, but " + name + " is a RuntimeException in spite of its"
                    + " name: a catch for IOException lets it pass. Throw the IOException itself.";
        }
        return "An error is right here, but not this one: callers see IOException in the"
                + " signature, and prepare for that. A catch for IOException lets "
                + name + " pass.";
    }
}
