package workbook.compile;

import com.sun.source.tree.CompilationUnitTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Modifier;

/** Compares the types that the tests rely on with the learner's, and names each difference. */
final class Signatures {

    private final String chapter;
    private final List<String> differences = new ArrayList<>();

    private Signatures(int chapter) {
        this.chapter = "chapter " + chapter + " wants ";
    }

    /** One sentence for each difference; empty if there is none that matters. */
    static List<String> compare(
            int chapter, CompilationUnitTree wanted, CompilationUnitTree yours) {
        Signatures signatures = new Signatures(chapter);
        signatures.packages(packageName(wanted), packageName(yours));
        signatures.types(Shape.of(wanted), Shape.of(yours));
        return List.copyOf(signatures.differences);
    }

    private void packages(String want, String your) {
        if (!want.equals(your)) {
            String have = your.isEmpty() ? "yours has no such line" : "yours says package " + your;
            differ("the line \"package " + want + ";\" at the top", have);
        }
    }

    private static String packageName(CompilationUnitTree file) {
        return file.getPackageName() == null ? "" : file.getPackageName().toString();
    }

    private void types(List<Shape> wanted, List<Shape> yours) {
        for (Shape want : wanted) {
            if (!want.modifiers().contains(Modifier.PRIVATE)) {
                Shape.named(want.name(), yours)
                        .ifPresentOrElse(your -> type(want, your), () -> noType(want, yours));
            }
        }
    }

    private void noType(Shape want, List<Shape> yours) {
        List<String> names =
                yours.stream().map(your -> your.kindWord() + " " + your.name()).toList();
        String have = names.isEmpty() ? "there is none" : "yours has " + String.join(", ", names);
        differ(want.heading(), have);
    }

    private void type(Shape want, Shape your) {
        if (want.kind() != your.kind() || !want.components().equals(your.components())) {
            differ(want.heading(), "yours is " + your.heading());
            return;
        }
        if (want.isPublic() && !your.isPublic()) {
            differ(want.heading(), "yours is not public");
        }
        for (String above : want.supertypes()) {
            if (!your.supertypes().contains(above)) {
                differ(want.heading() + " to be a " + above, "yours is not");
            }
        }
        want.members().stream()
                .filter(member -> !member.isPrivate())
                .forEach(member -> member(member, your));
        types(want.types(), your.types());
    }

    private void member(Member want, Shape your) {
        Optional<Member> same = your.members().stream().filter(want::sameCall).findFirst();
        if (same.isPresent()) {
            details(want, same.get());
            return;
        }
        your.members().stream()
                .filter(member -> member.isMethod() == want.isMethod())
                .filter(member -> member.name().equals(want.name()))
                .findFirst()
                .ifPresentOrElse(
                        near -> differ(want.text(), "yours is " + near.text()),
                        () -> differ(want.text(), "your " + your.name() + " has none"));
    }

    private void details(Member want, Member your) {
        if (!want.type().equals(your.type())) {
            String verb = want.isMethod() ? "returns " : "is ";
            differ(want.text(), "yours " + verb + your.type());
        } else if (want.isStatic() != your.isStatic()) {
            String word = want.isStatic() ? "static " : "";
            differ(word + want.text(), "yours is " + (want.isStatic() ? "not " : "") + "static");
        } else if (your.reach() < want.reach()) {
            differ(want.access() + " " + want.text(), "yours is " + your.access());
        }
        for (String extra : Checked.beyond(want.throwing(), your.throwing())) {
            differ(want.text() + thrown(want), "yours also throws " + extra);
        }
    }

    private static String thrown(Member member) {
        return member.throwing().isEmpty() ? "" : " throws " + String.join(", ", member.throwing());
    }

    private void differ(String want, String yours) {
        differences.add(chapter + want + "; " + yours);
    }
}
