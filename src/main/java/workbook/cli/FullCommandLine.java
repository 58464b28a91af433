package workbook.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All commands at once: for help and for completion. */
@Command(
        name = "workbook",
        description = "The Event Queue Workbook: from blocking sockets to an epoll event queue.%n"
                + "Alone, it starts or goes on: ./workbook",
        footer = {
            "",
            "Exit code: 0 all well, 1 an exercise fails, 2 wrong usage or environment.",
            "--yes before a command installs what is missing without asking."
        })
final class FullCommandLine {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help; COMMAND --help explains one command.")
    boolean help;

    private FullCommandLine() {}

    static CommandLine of(Session session) {
        CommandLine all = new CommandLine(new FullCommandLine(), new Names(session));
        for (String name : Commands.NAMES) {
            WorkbookCommand command = Commands.create(name, session);
            CommandLine line = new CommandLine(command, new Names(session));
            if (command instanceof AuthorCommand author) {
                author.addTo(line);
            }
            all.addSubcommand(name, line);
        }
        return all;
    }

    /** Help: about one command if it is named, or about all. */
    static int help(Session session, String[] arguments) throws Exception {
        boolean one = arguments.length > 1 && !arguments[1].startsWith("-");
        return Parser.run(
                session,
                of(session),
                one ? new String[] {arguments[1], "--help"} : new String[] {"--help"});
    }
}
