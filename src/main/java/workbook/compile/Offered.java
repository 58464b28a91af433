package workbook.compile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * What a type offers to others, a line for each thing, with every name in full. A class that was
 * compiled against one version of a type runs with another version if that has the same lines.
 */
final class Offered {

    /** What others can notice. */
    private static final Set<Modifier> NOTICED = EnumSet.of(
            Modifier.PUBLIC,
            Modifier.PROTECTED,
            Modifier.STATIC,
            Modifier.ABSTRACT,
            Modifier.DEFAULT,
            Modifier.FINAL,
            Modifier.SEALED);

    private final Elements elements;
    private final List<String> lines = new ArrayList<>();

    private Offered(Elements elements) {
        this.elements = elements;
    }

    /** One line for the type, one for each member that is not private, and so on inside. */
    static List<String> by(TypeElement type, Elements elements) {
        Offered offered = new Offered(elements);
        offered.type(type);
        return List.copyOf(offered.lines);
    }

    private void type(TypeElement type) {
        String above = type.getSuperclass() + " " + joined(type.getInterfaces());
        lines.add(modifiers(type) + type.getKind() + " " + elements.getBinaryName(type)
                + parameters(type.getTypeParameters()) + " : " + above + " " + complete(type));
        for (Element member : type.getEnclosedElements()) {
            if (member.getModifiers().contains(Modifier.PRIVATE)) {
                continue;
            }
            if (member instanceof TypeElement inner) {
                type(inner);
            } else if (member instanceof ExecutableElement call) {
                method(type, call);
            } else if (member instanceof VariableElement field) {
                lines.add(type.getQualifiedName() + "." + modifiers(field) + field.asType() + " "
                        + field + constant(field));
            }
        }
    }

    private void method(TypeElement type, ExecutableElement call) {
        boolean makes =
                call.getKind() == ElementKind.CONSTRUCTOR && type.getKind().isClass();
        if (makes && call.getParameters().isEmpty()) {
            lines.add(plainlyMade(elements.getBinaryName(type).toString()));
        }
        // A class without a constructor has one, until the learner writes another.
        boolean written = elements.getOrigin(call) == Elements.Origin.EXPLICIT;
        if (!makes || written || type.getKind() != ElementKind.CLASS) {
            lines.add(type.getQualifiedName() + "." + call(call));
        }
    }

    /** The line that says of a type, by its binary name, that no argument is needed to make one. */
    static String plainlyMade(String type) {
        return "new " + type + "()";
    }

    /** Whoever implements a type, makes a record or goes through an enum needs all that it has. */
    private static String complete(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT)
                        || member.getKind() == ElementKind.RECORD_COMPONENT
                        || member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Element::toString)
                .collect(Collectors.joining(" "));
    }

    private static String call(ExecutableElement call) {
        // Whether a method can be overridden is of no interest to those who call it.
        String modifiers = modifiers(call).replace("final ", "");
        return modifiers + parameters(call.getTypeParameters()) + call.getReturnType() + " "
                + call.getSimpleName() + "(" + joined(types(call)) + ")"
                + (call.isVarArgs() ? "..." : "") + " throws " + joined(call.getThrownTypes());
    }

    private static List<? extends TypeMirror> types(ExecutableElement call) {
        return call.getParameters().stream().map(Element::asType).toList();
    }

    /** The compiler writes a constant's value into whatever uses it. */
    private String constant(VariableElement field) {
        Object value = field.getConstantValue();
        return value == null ? "" : " = " + elements.getConstantExpression(value);
    }

    private static String parameters(List<? extends TypeParameterElement> parameters) {
        return parameters.stream()
                .map(each -> "<" + each + ":" + joined(each.getBounds()) + ">")
                .collect(Collectors.joining());
    }

    private static String modifiers(Element element) {
        return element.getModifiers().stream()
                .filter(NOTICED::contains)
                .map(modifier -> modifier + " ")
                .collect(Collectors.joining());
    }

    private static String joined(List<? extends TypeMirror> types) {
        return types.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
