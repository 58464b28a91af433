package workbook.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workbook.course.Chapter;
import workbook.runner.ProgramRunner;

/** {@code run}: a chapter's program, on the learner's code or on ours. */
@Command(name = "run", description = "Run a chapter's program with the code you wrote.")
final class RunCommand extends WorkbookCommand {

    @Parameters(
            index = "0",
            paramLabel = "CHAPTER",
            completionCandidates = Names.Chapters.class,
            description = "The chapter, such as ch01.")
    String name = "";

    @Option(names = "--finished", description = "Run our code instead of yours.")
    boolean finished;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "For the program.")
    List<String> arguments = new ArrayList<>();

    RunCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws IOException, InterruptedException {
        Chapter chapter = new Targets(session.course()).chapter(name);
        ProgramRunner.Result result =
                new ProgramRunner(session.course()).run(chapter, finished, arguments);
        String problem = session.learner().doubts().about(chapter, result);
        Map<String, Object> json = Map.of(
                "chapter", chapter.name(), "exitCode", result.exitCode(), "problem", problem);
        return new Text(result.exitCode(), json, out -> {
            if (!problem.isEmpty()) {
                out.line(problem);
            }
        });
    }
}
