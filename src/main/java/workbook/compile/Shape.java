package workbook.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

/**
 * A type as others see it: its kind, its modifiers and its members, but no bodies.
 *
 * @param kind what it is
 * @param name its simple name
 * @param modifiers as written, plus what its place implies
 * @param components of a record, as {@code int status}; empty for other kinds
 * @param supertypes what it extends and implements, without white space
 * @param members its methods, constructors and fields
 * @param types the types inside it
 */
record Shape(
        Tree.Kind kind,
        String name,
        Set<Modifier> modifiers,
        List<String> components,
        List<String> supertypes,
        List<Member> members,
        List<Shape> types) {

    /** The types that a file declares. */
    static List<Shape> of(CompilationUnitTree file) {
        return file.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(tree -> of((ClassTree) tree, false))
                .toList();
    }

    static Optional<Shape> named(String name, List<Shape> shapes) {
        return shapes.stream().filter(shape -> shape.name.equals(name)).findFirst();
    }

    private static Shape of(ClassTree tree, boolean inInterface) {
        boolean isInterface = tree.getKind() == Tree.Kind.INTERFACE;
        List<Member> members = new ArrayList<>();
        List<Shape> types = new ArrayList<>();
        List<String> components = new ArrayList<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method) {
                Member.of(method, name(tree), isInterface).ifPresent(members::add);
            } else if (member instanceof VariableTree field && isComponent(tree, field)) {
                components.add(Member.plain(field.getType()) + " " + field.getName());
            } else if (member instanceof VariableTree field) {
                members.add(Member.of(field, isInterface));
            } else if (member instanceof ClassTree inner) {
                types.add(of(inner, isInterface));
            }
        }
        Set<Modifier> modifiers = Member.modifiers(tree.getModifiers(), inInterface);
        return new Shape(
                tree.getKind(), name(tree), modifiers, components, above(tree), members, types);
    }

    private static String name(ClassTree tree) {
        return tree.getSimpleName().toString();
    }

    /** The parser has turned a record's components into fields; it can have no others. */
    private static boolean isComponent(ClassTree tree, VariableTree field) {
        return tree.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static List<String> above(ClassTree tree) {
        List<String> above = new ArrayList<>();
        if (tree.getExtendsClause() != null) {
            above.add(Member.plain(tree.getExtendsClause()));
        }
        tree.getImplementsClause().forEach(type -> above.add(Member.plain(type)));
        return above;
    }

    /** As the language names it: {@code class}, {@code record}, ... */
    String kindWord() {
        return switch (kind) {
            case RECORD -> "record";
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case ANNOTATION_TYPE -> "annotation";
            default -> "class";
        };
    }

    boolean isPublic() {
        return modifiers.contains(Modifier.PUBLIC);
    }

    /** As a person would write it: {@code public final class Request}. */
    String heading() {
        String parts = modifiers.stream().map(flag -> flag + " ").collect(Collectors.joining());
        String tail = kind == Tree.Kind.RECORD ? "(" + String.join(", ", components) + ")" : "";
        return parts + kindWord() + " " + name + tail;
    }
}
