package workbook.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.course.Exercise;
import workbook.course.Home;

/** Which tests decide: the sealed ones for a learner, those of the tree for an author. */
public final class TestSources {

    private final Home home;
    private final Optional<SealedTests> sealed;

    private TestSources(Home home, Optional<SealedTests> sealed) {
        this.home = home;
        this.sealed = sealed;
    }

    /** For a learner. A test that was not there when the workbook was built is the tree's. */
    public static TestSources sealed(Home home) {
        return new TestSources(home, Optional.of(SealedTests.ofThisProgram()));
    }

    /** For an author, who is about to change them. */
    public static TestSources tree(Home home) {
        return new TestSources(home, Optional.empty());
    }

    private Optional<SealedTests> sealed(Exercise exercise) {
        return sealed.filter(tests -> tests.hold(file(exercise)));
    }

    /** The test of an exercise, by its path in the folder of all tests. */
    static String file(Exercise exercise) {
        return exercise.chapter() + "/" + exercise.test() + ".java";
    }

    /** Changes whenever one of the tests does. */
    String fingerprint(Exercise exercise) throws IOException {
        Optional<SealedTests> own = sealed(exercise);
        return own.isPresent()
                ? own.get().fingerprint()
                : SealedTests.fingerprint(home.exerciseTests());
    }

    /** A folder with the sources; this one, if they have to be written first. */
    Path folder(Exercise exercise, Path empty) throws IOException {
        Optional<SealedTests> own = sealed(exercise);
        if (own.isEmpty()) {
            return home.exerciseTests();
        }
        own.get().copyTo(empty);
        return empty;
    }

    /** What to know of the files in the tree, if they are not what decides. */
    Optional<String> note(Exercise exercise) {
        List<String> changed = sealed(exercise)
                .map(own -> own.changedIn(home.exerciseTests(), exercise.chapter()))
                .orElse(List.of());
        return changed.isEmpty() ? Optional.empty() : Optional.of(note(changed));
    }

    private String note(List<String> changed) {
        Path tests = home.exerciseTests();
        String names = changed.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1)
                        + (tests.resolve(name).toFile().exists() ? "" : " (missing)"))
                .collect(Collectors.joining(", "));
        String many = changed.size() == 1 ? "its original decides" : "their originals decide";
        return "Changed in " + home.show(tests) + ": " + names + ". Here " + many + "."
                + "\n  To have it all back: ./workbook reset --tests (it keeps a copy of yours)."
                + "\n  If you write tests for others: ./workbook author generate lets them decide.";
    }
}
