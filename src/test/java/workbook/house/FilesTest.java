package workbook.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files work on every machine and in every network, and the top folder stays small. */
@Tag("authoring")
@Tag("on-one-jdk")
class FilesTest {

    private static final Set<String> TOP = Set.of(
            "README.adoc",
            "LICENSE",
            "pom.xml",
            "workbook",
            "chapters",
            "exercises",
            "src",
            "docs",
            "target");

    /** Where packages come from is for each person's own settings to say. */
    private static final Pattern REGISTRY = Pattern.compile(
            "(repo1?\\.maven(\\.apache)?|registry\\.npmjs|(deb|security)\\.debian|archive\\.ubuntu)"
                    + "\\.(org|com)");

    /** The folders of one person's machine. */
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.~}\\])*-])/(root|work|home/\\w+|Users/\\w+|tmp/wt)(?=[/\\s\"'`]|$)"
                    + "|\\b[A-Z]:\\\\+Users\\\\");

    private final Repository repository = Repository.find();

    @Test
    void theTopFolderHoldsOnlyWhatItNames() throws IOException {
        List<String> others = repository.top().stream()
                .filter(name -> !name.startsWith(".") && !TOP.contains(name))
                .toList();
        assertEquals(List.of(), others, "a new folder belongs into one of the four rooms");
    }

    @Test
    void noFileNamesARegistry() throws IOException {
        assertEquals(List.of(), filesThatName(REGISTRY));
    }

    @Test
    void noFileNamesAFolderOfOneMachine() throws IOException {
        assertEquals(List.of(), filesThatName(MACHINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://repo%s.maven.%s/maven2", "http://deb%s.debian.%s/debian"})
    void aRegistryIsRecognized(String text) {
        assertTrue(REGISTRY.matcher(text.formatted("", "org")).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%sroot", "cd %sroot/x", "%shome/ann/x", "\"%swork/x\"", "C:%2$sUsers%2$sann"
            })
    void aFolderOfOneMachineIsRecognized(String text) {
        assertTrue(MACHINE.matcher(text.formatted("/", "\\")).find());
    }

    private List<Path> filesThatName(Pattern pattern) throws IOException {
        return repository.files().stream()
                .filter(file -> pattern.matcher(Repository.text(file)).find())
                .map(repository.root()::relativize)
                .toList();
    }
}
