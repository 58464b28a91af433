package workbook.runner.child;

import java.util.List;

/**
 * Where one thread stands.
 *
 * @param thread its name
 * @param doing whether it runs or waits
 * @param called what the code of this check called there, such as {@code SocketInputStream.read};
 *     empty if it is in that code itself
 * @param top the method that it is in, with its class
 * @param lock what it waits for and which thread has it, if the JVM knows
 * @param spots the lines of this check's code, innermost first
 */
public record Stack(
        String thread, Doing doing, String called, String top, String lock, List<Spot> spots) {

    /** What a thread does. */
    public enum Doing {
        RUNS,
        WAITS,
        /** It waits for a thread that waits for this one. */
        DEADLOCKED
    }

    public Stack {
        spots = List.copyOf(spots);
    }

    /** As it goes over the wire: one field. */
    String field() {
        StringBuilder text = new StringBuilder();
        List.of(thread, doing.name(), called, top, lock)
                .forEach(part -> text.append(Spot.part(part)).append('\t'));
        spots.forEach(spot -> text.append('\n').append(spot));
        return text.toString();
    }

    /** Reads what {@link #field} wrote. */
    public static Stack parse(String field) {
        String[] lines = field.split("\n");
        String[] parts = lines[0].split("\t", -1);
        List<Spot> spots = field.lines().skip(1).map(Spot::parse).toList();
        return new Stack(parts[0], Doing.valueOf(parts[1]), parts[2], parts[3], parts[4], spots);
    }
}
