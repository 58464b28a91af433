package workbook.runner.child;

import java.util.ArrayList;
import java.util.List;

/**
 * How one test method came out, as JUnit saw it; the parent puts it into words.
 *
 * @param method the test method
 * @param outcome what became of it
 * @param type the class of what was thrown; empty after a pass
 * @param message its message, or why the test was skipped
 * @param millis how long it took
 * @param spots the lines of ours and of the learner's in what was thrown, best first
 */
public record Report(
        String method,
        Outcome outcome,
        String type,
        String message,
        long millis,
        List<Spot> spots) {

    /** What became of a test method. */
    public enum Outcome {
        PASSED,
        FAILED,
        TIMED_OUT,
        SKIPPED
    }

    public Report {
        spots = List.copyOf(spots);
    }

    static Report passed(String method, long millis) {
        return new Report(method, Outcome.PASSED, "", "", millis, List.of());
    }

    static Report skipped(String method, String reason, long millis) {
        return new Report(method, Outcome.SKIPPED, "", reason, millis, List.of());
    }

    static Report failed(String method, Throwable thrown, long millis) {
        String message = Initializers.message(thrown);
        Outcome outcome = Timeouts.causedBy(thrown) ? Outcome.TIMED_OUT : Outcome.FAILED;
        String type = thrown.getClass().getName();
        return new Report(method, outcome, type, message, millis, Lessons.spots(thrown));
    }

    /** As it goes over the wire. */
    Frame frame() {
        List<String> fields = new ArrayList<>();
        fields.addAll(List.of(method, outcome.name(), type, message, Long.toString(millis)));
        spots.forEach(spot -> fields.add(spot.toString()));
        return new Frame(Frame.Kind.FINISHED, fields);
    }

    /** Reads what {@link #frame} wrote. */
    public static Report of(Frame frame) {
        List<String> fields = frame.fields();
        return new Report(
                fields.get(0),
                Outcome.valueOf(fields.get(1)),
                fields.get(2),
                fields.get(3),
                Long.parseLong(fields.get(4)),
                fields.stream().skip(5).map(Spot::parse).toList());
    }
}
