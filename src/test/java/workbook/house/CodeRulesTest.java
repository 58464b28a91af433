package workbook.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our code keeps the {@link CodeRules}, and each of them can be broken. */
@Tag("authoring")
@Tag("on-one-jdk")
class CodeRulesTest {

    private static final String LATER = "package ch02b; public class Later {}";
    private static final String OURS = "package workbook; public class W {}";

    private static JavaClasses program;
    private static JavaClasses tests;

    @TempDir
    Path folder;

    @BeforeAll
    static void readOurClasses() throws IOException {
        program = ours(new ImportOption.DoNotIncludeTests());
        tests = ours(new ImportOption.OnlyIncludeTests());
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                CodeRules.CHAPTERS_LOOK_BACK,
                CodeRules.CHAPTERS_STAND_ALONE,
                CodeRules.NO_CYCLES,
                CodeRules.CHILD_TRAVELS_LIGHT,
                CodeRules.FEW_PRINT,
                CodeRules.NO_GENERIC_EXCEPTIONS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ourCodeKeepsIt(ArchRule rule) {
        rule.check(program);
    }

    @Test
    void ourTestsAreFoundByMaven() {
        CodeRules.TESTS_END_IN_TEST.check(tests);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                arguments(
                        CodeRules.CHAPTERS_LOOK_BACK,
                        List.of("package ch01a; class A { ch02b.Later b; }", LATER)),
                arguments(
                        CodeRules.CHAPTERS_STAND_ALONE,
                        List.of("package ch01a; class A extends workbook.W {}", OURS)),
                arguments(
                        CodeRules.NO_CYCLES,
                        List.of(
                                "package workbook.a; public class A { workbook.b.B b; }",
                                "package workbook.b; public class B { workbook.a.A a; }")),
                arguments(
                        CodeRules.CHILD_TRAVELS_LIGHT,
                        List.of("package workbook.runner.child; class A { workbook.W w; }", OURS)),
                arguments(
                        CodeRules.FEW_PRINT,
                        List.of("package ch01a; class A { Object a = System.out; }")),
                arguments(
                        CodeRules.FEW_PRINT,
                        List.of(
                                "package workbook; class A { void a(Error e) { e.printStackTrace(); } }")),
                arguments(
                        CodeRules.NO_GENERIC_EXCEPTIONS,
                        List.of(
                                "package ch01a; class A { { if (true) throw new RuntimeException(); } }")),
                arguments(
                        CodeRules.TESTS_END_IN_TEST,
                        List.of("package x; class A { @org.junit.jupiter.api.Test void a() {} }")));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachIsSeen(ArchRule rule, List<String> sources) throws IOException {
        assertTrue(rule.evaluate(compiled(sources)).hasViolation());
    }

    static Stream<Arguments> rightCode() {
        return Stream.of(
                arguments(
                        CodeRules.CHAPTERS_LOOK_BACK,
                        List.of("package ch03c; class A { ch02b.Later b; }", LATER)),
                arguments(
                        CodeRules.FEW_PRINT,
                        List.of(
                                "package ch01a; class Main { class In { Object a = System.out; } }")),
                arguments(
                        CodeRules.NO_GENERIC_EXCEPTIONS,
                        List.of("package ch01a; class A extends RuntimeException {}")),
                arguments(
                        CodeRules.TESTS_END_IN_TEST,
                        List.of(
                                "package x; class ATest { @org.junit.jupiter.api.Test void a() {} }")));
    }

    @ParameterizedTest
    @MethodSource("rightCode")
    void rightCodeIsLetThrough(ArchRule rule, List<String> sources) throws IOException {
        rule.allowEmptyShould(true).check(compiled(sources));
    }

    private static JavaClasses ours(ImportOption option) throws IOException {
        List<String> packages = new ArrayList<>(Repository.find().chapters());
        packages.add("workbook");
        return new ClassFileImporter().withImportOption(option).importPackages(packages);
    }

    private JavaClasses compiled(List<String> sources) throws IOException {
        assertEquals("", Javac.compile(folder, sources));
        return new ClassFileImporter().importPath(folder);
    }
}
