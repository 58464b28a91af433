package workbook.compile;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tests that a test class declares, found before anything of the learner's runs. */
public final class TestList {

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest");

    private TestList() {}

    /**
     * One test method.
     *
     * @param method its name
     * @param name the sentence a learner reads
     */
    public record Declared(String method, String name) {}

    /** The tests of the named class, in the order of the source. */
    static List<Declared> of(CompilationUnitTree file, String className) {
        List<Declared> tests = new ArrayList<>();
        for (Tree type : file.getTypeDecls()) {
            if (type instanceof ClassTree tree && tree.getSimpleName().contentEquals(className)) {
                for (Tree member : tree.getMembers()) {
                    if (member instanceof MethodTree method && isTest(method)) {
                        tests.add(declared(method));
                    }
                }
            }
        }
        return tests;
    }

    private static boolean isTest(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> TESTS.contains(name(annotation)));
    }

    private static Declared declared(MethodTree method) {
        String name = method.getName().toString();
        String display = method.getModifiers().getAnnotations().stream()
                .filter(annotation -> name(annotation).equals("DisplayName"))
                .flatMap(annotation -> annotation.getArguments().stream())
                .findFirst()
                .flatMap(TestList::text)
                .orElseGet(() -> spoken(name));
        return new Declared(name, display);
    }

    private static String name(AnnotationTree annotation) {
        return Member.plain(annotation.getAnnotationType());
    }

    private static Optional<String> text(ExpressionTree argument) {
        if (argument instanceof AssignmentTree assignment) {
            return text(assignment.getExpression());
        }
        if (argument instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand())
                    .flatMap(left -> text(sum.getRightOperand()).map(left::concat));
        }
        return argument instanceof LiteralTree literal
                ? Optional.of(String.valueOf(literal.getValue()))
                : Optional.empty();
    }

    /** A method's name is a sentence already. */
    private static String spoken(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
