package workbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.book.Book;
import workbook.book.Edition;
import workbook.course.Finding;

/** {@code book}: renders the course as pages that need no server. */
@Command(name = "book", description = "Render the book to target/book/.")
final class BookCommand extends WorkbookCommand {

    @Option(names = "--teacher", description = "The teacher's edition, with our solutions.")
    boolean teacher;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to, instead.")
    @Nullable
    Path out;

    BookCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Edition edition = teacher ? Edition.TEACHER : Edition.READER;
        Path folder = out == null
                ? edition.folder(session.home())
                : session.around().folder().resolve(out).normalize();
        long start = System.nanoTime();
        List<Finding> findings = Book.render(session.course(), edition, folder);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Path index = folder.resolve("index.html");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", index.toString());
        json.put("findings", json(findings));
        json.put("millis", millis);
        return new Text(findings.isEmpty() ? 0 : 2, json, terminal -> {
            findings.forEach(finding -> terminal.line(finding.toString()));
            terminal.line(
                    findings.isEmpty()
                            ? "The book is in " + session.home().show(index) + "  (" + millis
                                    + " ms)"
                            : "The book has " + count(findings) + " to put right.");
        });
    }

    private static String count(List<Finding> findings) {
        return findings.size() == 1 ? "one thing" : findings.size() + " things";
    }

    private static List<Object> json(List<Finding> findings) {
        List<Object> rows = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", finding.file());
            row.put("line", finding.line());
            row.put("what", finding.what());
            row.put("remedy", finding.remedy());
            rows.add(row);
        }
        return rows;
    }
}
