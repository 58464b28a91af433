package workbook.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Lets picocli read the command line, where there is something to read. */
final class Parser {

    private Parser() {}

    /** Runs one command with what stands after its name. */
    static int run(Session session, WorkbookCommand command, String name, String[] rest)
            throws Exception {
        CommandLine line =
                new CommandLine(command, new Names(session)).setCommandName("./workbook " + name);
        if (command instanceof AuthorCommand author) {
            author.addTo(line);
        }
        // What looks like an option may be meant for the chapter's program.
        line.setUnmatchedOptionsArePositionalParams(command instanceof RunCommand);
        return run(session, line, rest);
    }

    static int run(Session session, CommandLine line, String[] arguments) throws Exception {
        style(session, line);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException mistake) {
            throw wrong(mistake);
        }
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandLine leaf = parsed.commandSpec().commandLine();
        if (parsed.isUsageHelpRequested() || !(leaf.getCommand() instanceof WorkbookCommand)) {
            leaf.usage(session.around().out());
            session.around().out().flush();
            return parsed.isUsageHelpRequested() || arguments.length == 0 ? 0 : 2;
        }
        return leaf.<WorkbookCommand>getCommand().call();
    }

    private static void style(Session session, CommandLine line) {
        Ansi ansi = session.terminal().lively() ? Ansi.ON : Ansi.OFF;
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setUsageHelpWidth(Math.max(55, session.around().columns()));
    }

    private static Wrong wrong(ParameterException mistake) {
        CommandLine where = mistake.getCommandLine();
        String near = "";
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            near = unmatched.getSuggestions().stream()
                    .findFirst()
                    .map(known -> "Did you mean " + known + "? ")
                    .orElse("");
        }
        String name = where.getCommandSpec().qualifiedName(" ");
        return new Wrong(mistake.getMessage() + ".", near + "How it is used: " + name + " --help");
    }
}
