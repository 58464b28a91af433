package support;

import java.util.Optional;
import java.util.concurrent.Callable;

/** Calls a learner's method, and turns whatever it throws into a lesson. */
public final class Attempt {

    private final String asked;
    private final int chapter;
    private final String section;

    private Attempt(String asked, int chapter, String section) {
        this.asked = asked;
        this.chapter = chapter;
        this.section = section;
    }

    /**
     * Prepares calls of one method.
     *
     * @param asked what the exercise asks of it, as a sentence
     * @param chapter where to read about it
     * @param section the title of the section there
     */
    public static Attempt of(String asked, int chapter, String section) {
        return new Attempt(asked, chapter, section);
    }

    /** Calls it, and gives back what it returned: an exception or null is a lesson. */
    public <T> T get(String did, Callable<T> call) {
        return run(did, call).value();
    }

    /** Calls it, and leaves it to the test to judge what came out. */
    public <T> Outcome<T> run(String did, Callable<T> call) {
        try {
            return new Outcome<>(this, did, call.call(), null);
        } catch (Lesson.Failure failure) {
            throw failure;
        } catch (UnsupportedOperationException thrown) {
            throw isPlaceholder(thrown) ? notWritten(did, thrown) : threw(did, thrown);
        } catch (Throwable thrown) {
            return new Outcome<>(this, did, null, thrown);
        }
    }

    private static boolean isPlaceholder(UnsupportedOperationException thrown) {
        return String.valueOf(thrown.getMessage()).endsWith("not written yet");
    }

    private Lesson.Failure notWritten(String did, Throwable thrown) {
        return Lesson.did(did)
                .saw(thrown.getMessage())
                .expected(asked)
                .why("Here is where you begin: replace the line that throws, save, check again.")
                .cause(thrown)
                .read(chapter, section);
    }

    private Lesson.Failure threw(String did, Throwable thrown) {
        return Lesson.did(did)
                .saw("it threw " + thrown)
                .expected(asked)
                .why(whyNot(thrown))
                .cause(thrown)
                .read(chapter, section);
    }

    private static String whyNot(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "Something grows without an end: look for a loop that never sees its end.";
        }
        if (thrown instanceof StackOverflowError) {
            return "A method calls itself without an end.";
        }
        if (thrown instanceof IndexOutOfBoundsException) {
            return "A position or a length is outside of the array or text that it is used on."
                    + " read() returns -1 at the end: that is an answer, not a length.";
        }
        if (thrown instanceof NullPointerException) {
            return "Something that may be missing was used as if it were there.";
        }
        return "Nothing went wrong on the other side: here an exception is not an answer.";
    }

    /**
     * What came out of a call.
     *
     * @param attempt what was tried
     * @param did the call, in words
     * @param result what it returned; null if it threw
     * @param thrown what it threw; null if it returned
     */
    public record Outcome<T>(Attempt attempt, String did, T result, Throwable thrown) {

        /** What the call returned: an exception or null is a lesson. */
        public T value() {
            if (thrown != null) {
                throw attempt.threw(did, thrown);
            }
            if (result == null) {
                throw attempt.fail(did, "it returned null", attempt.asked, "Null is no answer.");
            }
            return result;
        }

        /** What the call threw, if it is one of these. */
        public <E extends Throwable> Optional<E> thrown(Class<E> type) {
            return Optional.ofNullable(thrown).filter(type::isInstance).map(type::cast);
        }

        /** Begins a lesson about this call. */
        public Lesson lesson() {
            Lesson lesson = Lesson.did(did);
            return thrown == null ? lesson : lesson.cause(thrown);
        }

        /** A lesson about this call, ready to throw. */
        public Lesson.Failure fail(String saw, String expected, String why) {
            Lesson lesson = lesson().saw(saw).expected(expected).why(why);
            return lesson.read(attempt.chapter, attempt.section);
        }

        /** Likewise, with the learner's line that it is about. */
        public Lesson.Failure fail(
                String saw, String expected, String why, Optional<StackTraceElement> yours) {
            Lesson lesson = lesson().saw(saw).expected(expected).why(why).yours(yours);
            return lesson.read(attempt.chapter, attempt.section);
        }
    }

    /** A lesson about a call, ready to throw. */
    public Lesson.Failure fail(String did, String saw, String expected, String why) {
        return Lesson.did(did).saw(saw).expected(expected).why(why).read(chapter, section);
    }
}
