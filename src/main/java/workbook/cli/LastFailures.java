package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import workbook.course.Exercise;
import workbook.course.Home;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;

/**
 * Which tests failed in the last check of an exercise, so that a hint suits them. It can be found
 * out again by checking, so it lies among what is built.
 */
final class LastFailures {

    private final Path folder;

    LastFailures(Home home) {
        this.folder = home.target().resolve("workbook/failures");
    }

    void remember(Verdict verdict) {
        List<String> failing = verdict.tests().stream()
                .filter(test -> test.status() != Status.PASS)
                .map(TestResult::method)
                .toList();
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(verdict.exercise()), failing);
        } catch (IOException unwritable) {
            // Then a hint is less to the point; a verdict is worth more than that.
            return;
        }
    }

    /** The code is another one now, so nothing is known of it. */
    void forget(Collection<String> exercises) {
        for (String id : exercises) {
            try {
                Files.deleteIfExists(folder.resolve(id));
            } catch (IOException unwritable) {
                // Then a hint is less to the point until the next check.
            }
        }
    }

    /** Empty if it was never checked. */
    Optional<List<String>> of(Exercise exercise) {
        try {
            return Optional.of(Files.readAllLines(folder.resolve(exercise.id())));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
