package workbook.aarch64;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of some packages in the JVM that it is started in, whatever that runs on. */
final class Here {

    /** On tests that start programs of this machine: an emulated JVM cannot. */
    private static final String OF_THE_MACHINE = "starts-programs";

    private static final String TRANSCRIPTS = ".*[.]TranscriptsTest";

    private Here() {}

    /** Takes names of packages; ends with 1 if a test fails, or if there is none. */
    public static void main(String[] packages) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "%s, Java %s%n", System.getProperty("os.arch"), System.getProperty("java.version"));
        boolean well = true;
        for (String name : packages) {
            TestExecutionSummary summary = run(name);
            well &= summary.getTestsFoundCount() > 0 && summary.getTotalFailureCount() == 0;
            out.printf("  %-14s %s%n", name, counts(summary));
            summary.printFailuresTo(out, 5);
        }
        out.flush();
        // Not every thread of a test that failed has ended.
        System.exit(well ? 0 : 1);
    }

    private static TestExecutionSummary run(String name) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(name))
                .filters(
                        TagFilter.excludeTags(OF_THE_MACHINE),
                        excludeClassNamePatterns(TRANSCRIPTS))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static String counts(TestExecutionSummary summary) {
        String skipped = summary.getTestsSkippedCount() + summary.getTestsAbortedCount() == 0
                ? ""
                : ", %d not for here"
                        .formatted(summary.getTestsSkippedCount() + summary.getTestsAbortedCount());
        return "%d passed, %d failed%s, %.1f s"
                .formatted(
                        summary.getTestsSucceededCount(),
                        summary.getTestsFailedCount(),
                        skipped,
                        (summary.getTimeFinished() - summary.getTimeStarted()) / 1000.0);
    }
}
