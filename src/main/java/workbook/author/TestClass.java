package workbook.author;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A test class as its source tells it; it need not compile.
 *
 * @param tests the test methods, in order
 */
record TestClass(List<TestMethod> tests) {

    private static final Set<String> TEST =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    TestClass {
        tests = List.copyOf(tests);
    }

    /**
     * One test method.
     *
     * @param name such as {@code aReplyInThreePiecesIsReadToItsEnd}
     * @param line on which it begins
     * @param displayed whether it has a {@code @DisplayName}
     */
    record TestMethod(String name, long line, boolean displayed) {}

    static TestClass read(Path file) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            // Only parsed: what the imports mean makes no difference to names.
            JavacTask task = (JavacTask) javac.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjects(file));
            List<TestMethod> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Finder(unit, Trees.instance(task), found).scan(unit, null);
            }
            return new TestClass(found);
        }
    }

    boolean has(String method) {
        return tests.stream().anyMatch(test -> test.name().equals(method));
    }

    private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<TestMethod> found;

        Finder(CompilationUnitTree unit, Trees trees, List<TestMethod> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            List<String> annotations = method.getModifiers().getAnnotations().stream()
                    .map(Finder::simpleName)
                    .toList();
            if (annotations.stream().anyMatch(TEST::contains)) {
                found.add(new TestMethod(
                        method.getName().toString(),
                        line(method),
                        annotations.contains("DisplayName")));
            }
            return null;
        }

        private long line(Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return unit.getLineMap().getLineNumber(start);
        }

        private static String simpleName(AnnotationTree annotation) {
            String name = annotation.getAnnotationType().toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
