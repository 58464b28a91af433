package workbook.runner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import workbook.runner.child.Spot;

/** Names the methods that called each other until the stack was full. */
final class Recursion {

    private static final String GENERAL = "the case that ends it is missing, or is never met.";

    private Recursion() {}

    static String why(List<Spot> spots) {
        List<String> circle = circle(spots);
        if (circle.isEmpty()) {
            return "A method called itself again and again: " + GENERAL;
        }
        if (circle.size() == 1) {
            return circle.get(0) + " called itself again and again: " + GENERAL;
        }
        return "These called each other again and again, " + String.join(" from ", circle) + ": "
                + GENERAL;
    }

    /** From a method to where it comes again. */
    private static List<String> circle(List<Spot> spots) {
        Set<String> seen = new LinkedHashSet<>();
        for (Spot spot : spots) {
            if (!seen.add(name(spot))) {
                List<String> names = new ArrayList<>(seen);
                return names.subList(names.indexOf(name(spot)), names.size());
            }
        }
        return List.of();
    }

    private static String name(Spot spot) {
        return spot.type().replaceAll("^.*\\.", "").replace('$', '.') + "." + spot.method();
    }
}
