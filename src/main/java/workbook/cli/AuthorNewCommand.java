package workbook.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workbook.author.Skeleton;
import workbook.course.Chapter;

/** {@code author new}: begins a chapter or an exercise. */
@Command(
        name = "new",
        description = "Begin a chapter or an exercise:%n"
                + "  ./workbook author new chapter ch02threads \"A thread for each\"%n"
                + "  ./workbook author new exercise ch02 thread-pool \"A bounded pool\"")
final class AuthorNewCommand extends WorkbookCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "WHAT",
            description = "chapter NAME TITLE, or exercise CHAPTER ID TITLE.")
    List<String> words = List.of();

    AuthorNewCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<Path> files = begin();
        List<String> shown = Changes.shown(session.home(), files);
        return new Text(Map.of("files", shown), out -> {
            shown.forEach(file -> out.line("wrote " + file));
            out.line("What is still to be written: ./workbook author check --files");
        });
    }

    private List<Path> begin() {
        Skeleton skeleton = new Skeleton(session.home());
        String kind = words.get(0);
        if (kind.equals("chapter") && words.size() == 3) {
            return skeleton.chapter(words.get(1), words.get(2));
        }
        if (kind.equals("exercise") && words.size() == 4) {
            Chapter chapter = new Targets(session.course()).chapter(words.get(1));
            return skeleton.exercise(session.course(), chapter, words.get(2), words.get(3));
        }
        throw new Wrong(
                "author new does not know what to begin.",
                "One of these:\n    ./workbook author new chapter NAME TITLE"
                        + "\n    ./workbook author new exercise CHAPTER ID TITLE");
    }
}
