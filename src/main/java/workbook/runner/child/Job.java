package workbook.runner.child;

import java.nio.file.Path;
import java.util.List;

/**
 * What a child is asked to run.
 *
 * @param folders where the compiled classes are
 * @param testClass the test class
 * @param methods its test methods, in the order in which to run them
 * @param testMillis how long each of them may take
 */
public record Job(List<Path> folders, String testClass, List<String> methods, long testMillis) {

    private static final String BETWEEN = "\n";

    public Job {
        folders = List.copyOf(folders);
        methods = List.copyOf(methods);
    }

    /** As it goes over the wire. */
    public Frame frame() {
        String paths = String.join(BETWEEN, folders.stream().map(Path::toString).toList());
        String names = String.join(BETWEEN, methods);
        return Frame.of(Frame.Kind.JOB, paths, testClass, names, Long.toString(testMillis));
    }

    static Job of(Frame frame) {
        List<String> fields = frame.fields();
        return new Job(
                fields.get(0).lines().map(Path::of).toList(),
                fields.get(1),
                fields.get(2).lines().toList(),
                Long.parseLong(fields.get(3)));
    }
}
