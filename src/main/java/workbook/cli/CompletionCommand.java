package workbook.cli;

import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: a script that lets a shell complete commands and names. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.%n"
                + "To use it now: source <(./workbook completion)")
final class CompletionCommand extends WorkbookCommand {

    CompletionCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        String script = AutoComplete.bash("workbook", FullCommandLine.of(session));
        return new Text(Map.of("script", script), out -> out.line(script));
    }
}
