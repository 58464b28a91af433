package workbook.compile;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A method, constructor or field as others see it.
 *
 * @param name its name; that of its class for a constructor
 * @param type what it returns or holds; empty for a constructor
 * @param isMethod false for a field
 * @param modifiers as written, plus what an interface implies
 * @param parameters the types of its parameters
 * @param throwing the exceptions it declares
 * @param text as a person would write it, without modifiers
 */
record Member(
        String name,
        String type,
        boolean isMethod,
        Set<Modifier> modifiers,
        List<String> parameters,
        List<String> throwing,
        String text) {

    static Optional<Member> of(MethodTree tree, String className, boolean inInterface) {
        boolean constructor = tree.getName().contentEquals("<init>");
        if (constructor && tree.getParameters() == null) {
            return Optional.empty();
        }
        String name = constructor ? className : tree.getName().toString();
        String type = constructor ? "" : plain(tree.getReturnType());
        String generics = tree.getTypeParameters().isEmpty()
                ? ""
                : "<" + joined(tree.getTypeParameters()) + "> ";
        String parameters = tree.getParameters().stream()
                .map(parameter -> plain(parameter.getType()) + " " + parameter.getName())
                .collect(Collectors.joining(", "));
        return Optional.of(new Member(
                name,
                generics.strip() + type,
                true,
                modifiers(tree.getModifiers(), inInterface),
                tree.getParameters().stream().map(each -> plain(each.getType())).toList(),
                tree.getThrows().stream().map(Member::plain).toList(),
                generics + type + (type.isEmpty() ? "" : " ") + name + "(" + parameters + ")"));
    }

    static Member of(VariableTree tree, boolean inInterface) {
        String type = plain(tree.getType());
        String name = tree.getName().toString();
        Set<Modifier> modifiers = modifiers(tree.getModifiers(), inInterface);
        if (inInterface) {
            modifiers.add(Modifier.STATIC);
        }
        return new Member(name, type, false, modifiers, List.of(), List.of(), type + " " + name);
    }

    /** Without annotations, white space and packages, so that only a real difference counts. */
    static String plain(@Nullable Tree type) {
        return String.valueOf(type)
                .replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "")
                .replaceAll("\\b([a-z_]\\w*\\s*\\.\\s*)+(?=[A-Z])", "")
                .replaceAll("\\s*([<>\\[\\].&|?])\\s*", "$1")
                .replaceAll("\\?(?=\\w)", "? ")
                .replaceAll("\\s*,\\s*", ", ")
                .strip();
    }

    private static String joined(List<? extends Tree> trees) {
        return trees.stream().map(Member::plain).collect(Collectors.joining(", "));
    }

    /** Only the modifiers that others can notice. */
    static Set<Modifier> modifiers(ModifiersTree tree, boolean inInterface) {
        Set<Modifier> flags = EnumSet.noneOf(Modifier.class);
        flags.addAll(tree.getFlags());
        flags.retainAll(EnumSet.of(
                Modifier.PUBLIC,
                Modifier.PROTECTED,
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.ABSTRACT,
                Modifier.SEALED,
                Modifier.FINAL));
        if (inInterface && !flags.contains(Modifier.PRIVATE)) {
            flags.add(Modifier.PUBLIC);
        }
        return flags;
    }

    boolean isStatic() {
        return modifiers.contains(Modifier.STATIC);
    }

    boolean isPrivate() {
        return modifiers.contains(Modifier.PRIVATE);
    }

    /** From 0, private, to 3, public. */
    int reach() {
        if (modifiers.contains(Modifier.PUBLIC)) {
            return 3;
        }
        if (modifiers.contains(Modifier.PROTECTED)) {
            return 2;
        }
        return isPrivate() ? 0 : 1;
    }

    String access() {
        return List.of("private", "package-private", "protected", "public").get(reach());
    }

    boolean sameCall(Member other) {
        return isMethod == other.isMethod
                && name.equals(other.name)
                && parameters.equals(other.parameters);
    }
}
