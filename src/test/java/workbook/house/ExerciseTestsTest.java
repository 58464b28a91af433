package workbook.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learners' tests compile against the finished code, with no warning. */
@Tag("authoring")
class ExerciseTestsTest {

    @TempDir
    Path folder;

    @Test
    void theyCompileWithoutAWarningAndAreFoundByMaven() throws IOException {
        Path tests = Repository.find().root().resolve("exercises/src/test/java");
        List<String> strict = List.of("--release", "17", "-Xlint:all,-path", "-Werror");
        assertEquals("", Javac.compile(folder, strict, sources(tests)));
        CodeRules.TESTS_END_IN_TEST.check(new ClassFileImporter().importPath(folder));
    }

    private static List<Path> sources(Path tests) throws IOException {
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
