package workbook.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.author.AuthorCheck;
import workbook.author.Contract;
import workbook.author.ContractTable;
import workbook.book.Book;
import workbook.course.Finding;
import workbook.runner.Checker;

/** {@code author check}: everything that a chapter must keep. */
@Command(
        name = "check",
        description = "Check every starter, finished file and near-miss, and all that names them.")
final class AuthorCheckCommand extends WorkbookCommand {

    private static final Duration BUDGET = Duration.ofMinutes(10);

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|CHAPTER",
            defaultValue = "",
            completionCandidates = Names.Both.class,
            description = "Run the tests of this exercise or chapter only; files are looked at"
                    + " everywhere.")
    String name = "";

    @Option(names = "--files", description = "Only what can be said without running a test.")
    boolean filesOnly;

    AuthorCheckCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws InterruptedException {
        if (filesOnly) {
            List<String> left = List.of("The tests were not run, and the book was not rendered.");
            return answer(AuthorCheck.files(session.home()), left);
        }
        try (Checker checker = Checker.byTheTree(session.course())) {
            int threads = Runtime.getRuntime().availableProcessors();
            Contract contract = new Contract(session.course(), checker::check, threads, BUDGET);
            Contract.Report report = contract.run(
                    name.isEmpty()
                            ? session.course().exercises()
                            : new Targets(session.course()).exercises(name));
            List<String> table = new ArrayList<>(ContractTable.lines(report));
            List<Finding> findings = AuthorCheck.all(session.home(), report);
            if (findings.isEmpty()) {
                return answer(book(), table);
            }
            // The book would say once more, in other words, what is wrong in these files.
            table.add(
                    "The book is looked at once all of this is in order; or now: ./workbook book");
            return answer(findings, table);
        }
    }

    private List<Finding> book() {
        return Book.check(session.course(), session.home().target().resolve("book-check"));
    }

    private static Answer answer(List<Finding> findings, List<String> table) {
        List<Object> rows = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("where", finding.where());
            row.put("what", finding.what());
            row.put("remedy", finding.remedy());
            rows.add(row);
        }
        return new Text(findings.isEmpty() ? 0 : 1, rows, out -> {
            table.forEach(out::line);
            findings.forEach(finding -> out.line(finding.toString()));
            out.line(findings.isEmpty() ? "All is well." : findings.size() + " to put right.");
        });
    }
}
