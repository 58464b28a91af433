package workbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands share: three options, and an answer instead of printing. */
abstract class WorkbookCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Answer in JSON, for programs.")
    boolean json;

    @Option(
            names = "--plain",
            description = "No colors and no drawings, for screen readers and logs.")
    boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    final Session session;

    WorkbookCommand(Session session) {
        this.session = session;
    }

    /** Takes the one word after the command's name, as a parser would; false if one has to. */
    boolean takes(String word) {
        return false;
    }

    abstract Answer answer() throws Exception;

    @Override
    public final Integer call() throws Exception {
        session.choose(json, plain);
        return session.tell(answer());
    }
}
