package workbook.runner;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import workbook.runner.child.Aside;

/** Puts into words what happened beside the tests: what, where, and what to do about it. */
final class Notes {

    private final Yours yours;
    private final UnaryOperator<String> names;

    /**
     * The words for one check.
     *
     * @param names from a test method to the sentence that a learner knows it by
     */
    Notes(Yours yours, UnaryOperator<String> names) {
        this.yours = yours;
        this.names = names;
    }

    /** One note; empty if it is none of the learner's business. */
    Optional<String> tell(Aside aside) {
        return switch (aside.kind()) {
            case UNCAUGHT -> uncaught(aside);
            case OPEN ->
                Optional.of(
                        "Left open: descriptor " + aside.what() + ", "
                                + aside.detail() + ", since the test " + test(aside) + "."
                                + remedy(
                                        "Whoever opens it closes it, on every way out: try (...) does that."));
            case CLOSED ->
                Optional.of("Descriptor " + aside.what() + " was closed during the test "
                        + test(aside) + ", and your code had not opened it: it was "
                        + aside.detail()
                        + "."
                        + remedy("Close only what your code opened, and only once:"
                                + " numbers are handed out again."));
            case THREAD -> thread(aside);
            case PROCESS ->
                Optional.of("A process was left behind, and was ended with the tests: "
                        + aside.detail() + " (" + aside.what() + ")."
                        + remedy("Wait for it, or call destroy() on it, before you return."));
            case INPUT ->
                Optional.of("Your code read standard input, which has nothing in a check:"
                        + " every read says that it has ended." + place(aside)
                        + remedy("What it needs is in the arguments of the method."));
        };
    }

    private Optional<String> uncaught(Aside aside) {
        if (aside.what().endsWith(": not written yet") || !isLearners(aside)) {
            return Optional.empty();
        }
        String during = aside.test().isEmpty() ? "" : ", during the test " + test(aside);
        return Optional.of("An exception ended the thread \"" + aside.detail() + "\"" + during
                + ": " + aside.what() + place(aside)
                + remedy("No other thread hears of it. Catch it in that thread, or hand it to"
                        + " whoever waits for the result."));
    }

    private Optional<String> thread(Aside aside) {
        boolean daemon = aside.detail().equals("daemon");
        boolean nobodys = !daemon && aside.spots().isEmpty();
        if (!nobodys && !isLearners(aside)) {
            return Optional.empty();
        }
        String kind = daemon ? "A thread still runs" : "A thread was left behind";
        String why = daemon ? "" : "; it is no daemon, so it would keep a program from ending";
        return Optional.of(kind + " after the last test: \"" + aside.what() + "\"" + why + "."
                + place(aside)
                + remedy("Have it end when its work is done: join it, or shut its pool down."));
    }

    private boolean isLearners(Aside aside) {
        return yours.spot(aside.spots()).isPresent();
    }

    private String place(Aside aside) {
        String line = yours.line(aside.spots());
        return line.isEmpty() ? "" : "\n  " + line;
    }

    private static String remedy(String sentence) {
        return "\n  " + sentence;
    }

    private String test(Aside aside) {
        return "\"" + names.apply(aside.test()) + "\"";
    }

    /** Those that are there to be told, each once. */
    List<String> tellAll(List<Aside> asides) {
        return asides.stream().flatMap(aside -> tell(aside).stream()).distinct().toList();
    }
}
