package support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Calls a learner's method, and turns whatever it throws into a lesson. */
public final class Attempt {

    private final String asked;
    private final int chapter;
    private final String section;
    private final List<Earlier> earlier;

    private Attempt(String asked, int chapter, String section, List<Earlier> earlier) {
        this.asked = asked;
        this.chapter = chapter;
        this.section = section;
        this.earlier = earlier;
    }

    /** An exercise that this one is built on, and where to read about it. */
    private record Earlier(String id, int chapter, String section) {}

    /**
     * Prepares calls of one method.
     *
     * @param asked what the exercise asks of it, as a sentence
     * @param chapter where to read about it
     * @param section the title of the section there
     */
    public static Attempt of(String asked, int chapter, String section) {
        return new Attempt(asked, chapter, section, List.of());
    }

    /** Names an exercise that this one is built on, for those who have not done it yet. */
    public Attempt after(String id, int chapterOfIt, String sectionOfIt) {
        List<Earlier> all = new ArrayList<>(earlier);
        all.add(new Earlier(id, chapterOfIt, sectionOfIt));
        return new Attempt(asked, chapter, section, all);
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
        } catch (VirtualMachineError | LinkageError fatal) {
            // The JVM itself is at its end, or a class is: whoever runs the tests can say more.
            throw fatal;
        } catch (Throwable thrown) {
            return new Outcome<>(this, did, null, thrown);
        }
    }

    private static boolean isPlaceholder(UnsupportedOperationException thrown) {
        return String.valueOf(thrown.getMessage()).endsWith("not written yet");
    }

    private Lesson.Failure notWritten(String did, Throwable thrown) {
        for (Earlier other : earlier) {
            if (thrown.getMessage().contains("/ " + other.id() + ":")) {
                return notWritten(did, thrown, other);
            }
        }
        return Lesson.did(did)
                .saw(thrown.getMessage())
                .expected(asked)
                .why("Here is where you begin: replace the line that throws, save, check again.")
                .cause(thrown)
                .read(chapter, section);
    }

    private Lesson.Failure notWritten(String did, Throwable thrown, Earlier other) {
        return Lesson.did(did)
                .saw(thrown.getMessage())
                .expected("the exercise " + other.id() + " done: this one is built on it")
                .why("Do that one first: ./workbook check " + other.id())
                .cause(thrown)
                .read(other.chapter(), other.section());
    }

    private Lesson.Failure threw(String did, Throwable thrown) {
        return Lesson.did(did)
                .saw("it threw " + thrown)
                .expected(asked)
                .why(Thrown.why(thrown))
                .cause(thrown)
                .read(chapter, section);
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
