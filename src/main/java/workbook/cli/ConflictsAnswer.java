package workbook.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import workbook.screen.Style;
import workbook.update.Conflicts.Conflict;

/** What past updates left for the learner to decide. */
record ConflictsAnswer(SortedMap<String, Conflict> pending) implements Answer {

    @Override
    public Object json() {
        return Map.of(
                "conflicts",
                pending.values().stream()
                        .map(each ->
                                Map.of("file", each.file(), "was", each.was(), "new", each.next()))
                        .toList());
    }

    @Override
    public void print(Terminal out) {
        if (pending.isEmpty()) {
            out.line("Nothing is left to decide.");
        }
        for (Conflict each : pending.values()) {
            String name = String.valueOf(Path.of(each.file()).getFileName());
            out.line();
            out.line(out.paint(Style.BOLD, each.file()));
            out.wrapped(
                    "  ",
                    "The new edition changes this starter where you have changed it, so yours was"
                            + " left alone. What is new in it:");
            out.line();
            new Comparison(name, Optional.of(each.was()), "", each.next())
                    .printDifferences(out, "before/", "now/", false);
            out.line();
            out.wrapped("  write it in by hand, then:  ", "./workbook update --keep " + name);
            out.wrapped("  or begin this file anew:    ", "./workbook update --take " + name);
        }
    }
}
