package workbook.compile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tests of one exercise, compiled against what a learner begins with.
 *
 * @param jar the classes of the tests and of what they share
 * @param tests the tests that there are, in the order of the source
 * @param files the learner's files that they name, by their paths in the folder of sources
 * @param wanted what they rely on, as lines of {@link Offered}
 * @param classes the names of the classes in the jar
 */
record CompiledTests(
        Path jar,
        List<TestList.Declared> tests,
        List<String> files,
        List<String> wanted,
        Set<String> classes) {

    CompiledTests {
        tests = List.copyOf(tests);
        files = List.copyOf(files);
        wanted = List.copyOf(wanted);
        classes = Set.copyOf(classes);
    }

    /** True if these classes run with the tests exactly as those do that they were made for. */
    boolean fit(Compiled learners) {
        Set<String> offered = new HashSet<>();
        learners.declared().values().forEach(offered::addAll);
        return offered.containsAll(wanted);
    }
}
