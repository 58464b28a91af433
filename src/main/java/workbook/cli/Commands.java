package workbook.cli;

import java.util.List;
import java.util.Set;

/** The names of all commands, in the order in which help lists them. */
final class Commands {

    /** What a bare {@code ./workbook} does for somebody who sits at a terminal, and otherwise. */
    static final String AT_TERMINAL = "watch";

    static final String ELSEWHERE = "status";

    static final List<String> NAMES = List.of(
            "status",
            "watch",
            "list",
            "check",
            "next",
            "hint",
            "solution",
            "reset",
            "undo",
            "catch-up",
            "update",
            "open",
            "run",
            "delay-server",
            "book",
            "doctor",
            "author",
            "completion");

    /** Those that mean nothing without more words, so that they are always parsed. */
    static final Set<String> NEED_MORE = Set.of("author", "catch-up", "run");

    private Commands() {}

    /** Makes one command; the classes of the others are not even loaded. */
    static WorkbookCommand create(String name, Session session) {
        return switch (name) {
            case "status" -> new StatusCommand(session);
            case "watch" -> new WatchCommand(session);
            case "list" -> new ListCommand(session);
            case "check" -> new CheckCommand(session);
            case "next" -> new NextCommand(session);
            case "hint" -> new HintCommand(session);
            case "solution" -> new SolutionCommand(session);
            case "reset" -> new ResetCommand(session);
            case "undo" -> new UndoCommand(session);
            case "catch-up" -> new CatchUpCommand(session);
            case "update" -> new UpdateCommand(session);
            case "open" -> new OpenCommand(session);
            case "run" -> new RunCommand(session);
            case "delay-server" -> new DelayServerCommand(session);
            case "book" -> new BookCommand(session);
            case "doctor" -> new DoctorCommand(session);
            case "author" -> new AuthorCommand(session);
            case "completion" -> new CompletionCommand(session);
            default -> throw Targets.unknown("command", name, NAMES, "./workbook --help");
        };
    }
}
