package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.course.Exercise;
import workbook.runner.child.Spot;

/** The lines of the learner's compiled classes that can have done what left no stack behind. */
final class CallSites {

    /** {@code Runtime.halt}, and what ends a process by the C library. */
    private static final Pattern HALT = Pattern.compile(
            "java/lang/Runtime\\.halt:|[/$]\\w+\\.(_?exit|_Exit|abort|kill|raise|exit_group):\\(I?I?\\)");

    private static final Pattern CLOSE =
            Pattern.compile("\\.(close|dup2|dup3|shutdown|close_range):\\(I");

    private static final Pattern WRITE =
            Pattern.compile("\\.(write|writev|pwrite|send|sendto|sendmsg|splice|sendfile):\\(I");

    private static final Pattern INTERRUPT =
            Pattern.compile("java/lang/Thread(Group)?\\.(interrupt|stop):");

    private CallSites() {}

    static List<Spot> of(Ending.Kind kind, Exercise exercise, List<Path> folders) {
        return switch (kind) {
            case HALTED -> find(HALT, exercise, folders);
            case CUT_OFF -> find(CLOSE, exercise, folders);
            case CRASHED -> find(CLOSE, exercise, folders);
            case FORGED -> find(WRITE, exercise, folders);
            case INTERRUPTED, STOPPED -> find(INTERRUPT, exercise, folders);
            default -> List.of();
        };
    }

    private static List<Spot> find(Pattern callee, Exercise exercise, List<Path> folders) {
        List<Spot> spots = new ArrayList<>();
        for (String type : types(exercise, folders)) {
            Disassembly.of(folders, type).ifPresent(code -> spots.addAll(code.callsTo(callee)));
        }
        return spots;
    }

    /** The exercise's own classes, with those that are nested in them. */
    private static List<String> types(Exercise exercise, List<Path> folders) {
        List<String> types = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder.resolve(exercise.chapter()))) {
                all.map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && isIn(exercise, name))
                        .map(name -> exercise.chapter() + "." + name.replace(".class", ""))
                        .sorted()
                        .forEach(types::add);
            } catch (IOException e) {
                // A folder without this chapter.
            }
        }
        return types;
    }

    private static boolean isIn(Exercise exercise, String classFile) {
        String outer = classFile.replaceAll("(\\$.*)?\\.class$", "");
        return exercise.files().contains(outer + ".java");
    }
}
