package workbook.runner.child;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened beside the tests and is worth a note.
 *
 * @param kind what it is
 * @param test the test method during which it was found; empty if none ran
 * @param what its name: of the thread, the descriptor, the process, the exception
 * @param detail what else is known of it
 * @param spots the lines of this check's code that it has to do with
 */
public record Aside(Kind kind, String test, String what, String detail, List<Spot> spots) {

    /** What may happen. */
    public enum Kind {
        /** An exception ended a thread; what: the exception, detail: the thread's name. */
        UNCAUGHT,
        /** A descriptor is still open; what: its number, detail: what it is. */
        OPEN,
        /** A descriptor that was open before the tests is not any more, or is another. */
        CLOSED,
        /** A thread still runs; what: its name, detail: what it does. */
        THREAD,
        /** A process still runs; what: its number, detail: its command. */
        PROCESS,
        /** Standard input was read. */
        INPUT
    }

    public Aside {
        spots = List.copyOf(spots);
    }

    /** As it goes over the wire. */
    Frame frame() {
        List<String> fields = new ArrayList<>(List.of(kind.name(), test, what, detail));
        spots.forEach(spot -> fields.add(spot.toString()));
        return new Frame(Frame.Kind.ASIDE, fields);
    }

    /** Reads what {@link #frame} wrote. */
    public static Aside of(Frame frame) {
        List<String> fields = frame.fields();
        return new Aside(
                Kind.valueOf(fields.get(0)),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.stream().skip(4).map(Spot::parse).toList());
    }
}
