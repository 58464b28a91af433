package workbook.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import workbook.author.AuthorCheck;
import workbook.author.Contract;
import workbook.author.ContractTable;
import workbook.author.Share;
import workbook.course.Course;
import workbook.course.Home;
import workbook.runner.Checker;

/**
 * The course as it stands keeps its promises: what {@code ./workbook author check} says. With {@code
 * -Dnear-misses=2/3}, only the second of three shares of the near-misses is tried.
 */
@Tag("authoring")
class WholeCourseTest {

    /** Only ends what would never end; how long CI may take is for CI to say. */
    private static final Duration BUDGET = Duration.ofMinutes(20);

    private static final Share SHARE = Share.parse(System.getProperty("near-misses", "1/1"));

    @Test
    void everyExerciseKeepsTheThreeWayContractAndItsFilesAreInOrder() throws Exception {
        Home home = new Home(Path.of(".."));
        Course course = Course.load(home);
        int threads = Runtime.getRuntime().availableProcessors();
        try (Checker checker = Checker.byTheTree(course)) {
            Contract contract = new Contract(course, checker::check, threads, BUDGET);
            Contract.Report report = contract.run(course.exercises(), SHARE);
            ContractTable.lines(report).forEach(System.out::println);
            assertFalse(report.rows().isEmpty(), "a course without exercises proves nothing");
            assertEquals(List.of(), AuthorCheck.all(home, report));
        }
    }
}
