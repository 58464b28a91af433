package workbook.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.commons.annotation.Testable;

/** How the packages may know one another, and what no class does. */
final class CodeRules {

    private static final Pattern CHAPTER = Pattern.compile("ch(\\d\\d)\\w*(\\..*)?");

    /** A bare Throwable is not among them: it is no exception, but marks a place in the code. */
    private static final Set<String> GENERIC =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private static final DescribedPredicate<JavaClass> CHAPTERS =
            describe("are chapters", type -> chapter(type) >= 0);

    private static final DescribedPredicate<JavaClass> MAY_PRINT =
            describe("talk to a person", CodeRules::mayPrint);

    static final ArchRule CHAPTERS_LOOK_BACK = classes()
            .that(CHAPTERS)
            .should(new LookBack())
            .because("a reader has read only what came before");

    static final ArchRule CHAPTERS_STAND_ALONE = noClasses()
            .that(CHAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("workbook", "workbook..")
            .because("the course must make sense without the program that checks it");

    static final ArchRule NO_CYCLES =
            slices().matching("workbook.(**)").should().beFreeOfCycles();

    static final ArchRule CHILD_TRAVELS_LIGHT = classes()
            .that()
            .resideInAPackage("workbook.runner.child..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "workbook.runner.child..",
                    "java..",
                    "javax..",
                    "org.junit..",
                    "org.opentest4j..",
                    "org.jspecify.annotations")
            .because("it runs beside a learner's code, in a JVM that has to start fast");

    static final ArchRule FEW_PRINT = noClasses()
            .that(not(MAY_PRINT))
            .should(ACCESS_STANDARD_STREAMS)
            .because("what a person sees is said in one place, for --json and --plain too");

    static final ArchRule NO_GENERIC_EXCEPTIONS = noClasses()
            .should(callConstructorWhere(describe("a generic exception", CodeRules::generic)))
            .because("an exception's type says what went wrong");

    static final ArchRule TESTS_END_IN_TEST = classes()
            .that(describe("hold tests", CodeRules::holdsTests))
            .should(new EndInTest())
            .because("Maven runs no others");

    private CodeRules() {}

    /** The number of the chapter that a class belongs to, or -1. */
    private static int chapter(JavaClass type) {
        Matcher matcher = CHAPTER.matcher(type.getPackageName());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static boolean mayPrint(JavaClass type) {
        String name = outermost(type).getSimpleName();
        if (type.getPackageName().equals("workbook.runner.child")) {
            // The mains of a JVM of its own: its last words, when nobody else can say them.
            return Set.of("Child", "Program", "Uncaught").contains(name);
        }
        return chapter(type) >= 0
                ? Set.of("Main", "DelayServer").contains(name)
                : type.getPackageName().matches("workbook\\.(cli|watch)(\\..*)?");
    }

    /** A constructor of an exception class calls the one above it, which throws nothing. */
    private static boolean generic(JavaConstructorCall call) {
        return GENERIC.contains(call.getTargetOwner().getName())
                && !call.getOriginOwner().isAssignableTo(Throwable.class);
    }

    private static boolean holdsTests(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(CodeRules::outermost).orElse(type);
    }

    /** A chapter uses itself and the chapters before it. */
    private static final class LookBack extends ArchCondition<JavaClass> {

        LookBack() {
            super("look back only");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                boolean sibling = target.getPackageName().equals(type.getPackageName());
                boolean ahead = chapter(target) >= chapter(type) && !sibling;
                events.add(new SimpleConditionEvent(type, !ahead, dependency.getDescription()));
            }
        }
    }

    /** Nested classes count as part of their file. */
    private static final class EndInTest extends ArchCondition<JavaClass> {

        EndInTest() {
            super("end in Test");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean named = outermost(type).getSimpleName().endsWith("Test");
            events.add(new SimpleConditionEvent(type, named, type.getName()));
        }
    }
}
