package workbook.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code author}: for people who write the course. */
@Command(name = "author", description = "For authors: generate, check, new.")
final class AuthorCommand extends WorkbookCommand {

    AuthorCommand(Session session) {
        super(session);
    }

    /** Puts its three commands under it. */
    void addTo(CommandLine line) {
        line.addSubcommand("generate", new AuthorGenerateCommand(session));
        line.addSubcommand("check", new AuthorCheckCommand(session));
        line.addSubcommand("new", new AuthorNewCommand(session));
    }

    @Override
    Answer answer() {
        throw new Wrong(
                "author needs one more word.", "generate, check or new: ./workbook author --help");
    }
}
