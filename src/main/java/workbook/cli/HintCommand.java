package workbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import workbook.course.Exercise;

/** {@code hint}: one more step of help each time, for what failed in the last check. */
@Command(
        name = "hint",
        description =
                "Show one more hint, chosen by the tests that failed last. Hints cost nothing.")
final class HintCommand extends ExerciseCommand {

    @Option(
            names = {"--again", "--all"},
            description = "Show all hints that you have seen, and open no other.")
    boolean again;

    private final Ways ways;

    HintCommand(Session session) {
        this(session, Ways.COMMANDS);
    }

    HintCommand(Session session, Ways ways) {
        super(session);
        this.ways = ways;
    }

    @Override
    Answer answer(Exercise exercise) {
        return again
                ? HintText.seen(session, exercise, ways)
                : HintText.next(session, exercise, ways);
    }
}
