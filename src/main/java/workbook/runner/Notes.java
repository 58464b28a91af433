package workbook.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import workbook.runner.child.Aside;

/** Puts into words what happened beside the tests: what, where, and what to do about it. */
final class Notes {

    /** How many descriptors are named. */
    private static final int LISTED = 6;

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
            // Told together: tellAll has them.
            case OPEN -> Optional.empty();
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
                        + aside.detail() + "."
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

    /** All of them: what happens in each test again is told once. */
    List<String> tellAll(List<Aside> asides) {
        Map<List<Object>, Aside> first = new LinkedHashMap<>();
        asides.forEach(aside -> first.putIfAbsent(sameness(aside), aside));
        List<String> notes = new ArrayList<>();
        first.values().forEach(aside -> tell(aside).ifPresent(notes::add));
        open(asides).ifPresent(notes::add);
        return notes;
    }

    private List<Object> sameness(Aside aside) {
        return switch (aside.kind()) {
            case UNCAUGHT, THREAD ->
                List.of(aside.kind(), aside.spots().stream().limit(1).toList());
            case PROCESS -> List.of(aside.kind(), aside.detail());
            default -> List.of(aside);
        };
    }

    private Optional<String> open(List<Aside> asides) {
        List<String> lines = asides.stream()
                .filter(aside -> aside.kind() == Aside.Kind.OPEN)
                .map(aside -> "\n  " + aside.what() + ": " + aside.detail() + ", since the test "
                        + test(aside))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        int more = lines.size() - LISTED;
        return Optional.of("Descriptors left open: " + lines.size()
                + String.join("", lines.subList(0, Math.min(LISTED, lines.size())))
                + (more > 0 ? "\n  and " + more + " more" : "")
                + remedy("Whoever opens one closes it, on every way out: try (...) does that."));
    }
}
