package workbook.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contract's rows as a table for a terminal, and what is broken below it. */
public final class ContractTable {

    private ContractTable() {}

    /** The whole report, line by line. */
    public static List<String> lines(Contract.Report report) {
        int width = report.rows().stream()
                .mapToInt(row -> row.exercise().length())
                .max()
                .orElse(0);
        String form = "%-4s %-" + Math.max(8, width) + "s  %-9s  %-28s %-12s %7s";
        List<String> lines = new ArrayList<>();
        lines.add(form.formatted("", "exercise", "what", "", "tests", "ms").stripTrailing());
        for (Contract.Row row : report.rows()) {
            lines.add(form.formatted(
                    row.ok() ? "ok" : "FAIL",
                    row.exercise(),
                    row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    row.name(),
                    row.detail(),
                    row.millis()));
        }
        long broken = report.rows().stream().filter(row -> !row.ok()).count();
        lines.add(String.format(
                Locale.ROOT,
                "%d promises, %d broken, %.1f s",
                report.rows().size(),
                broken,
                report.millis() / 1000.0));
        return lines;
    }
}
