package workbook.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workbook.compile.CannotCheck;
import workbook.compile.Workbench;
import workbook.course.Course;
import workbook.course.Exercise;

/** What a benchmark needs that nobody else may have. */
public final class Inside {

    private static final String TIMEOUT = "junit.jupiter.execution.timeout.";

    private Inside() {}

    /** A checker that loses its patience soon, so that loops cost a soak run little. */
    public static Checker impatient(Course course) {
        Limits limits =
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(30));
        return Checker.standingBy(course, limits);
    }

    /** A check without isolation: the same compiler, then JUnit in this very process. */
    public static Status process(Checker checker, Course course, Exercise exercise, Path sources) {
        VerdictBuilder verdict = new VerdictBuilder(course, exercise, sources, Limits.USUAL);
        try (ScratchFolder scratch = ScratchFolder.open()) {
            Workbench.Ready ready =
                    checker.workbench().prepare(exercise, sources, scratch.root(), verdict);
            URL[] urls = new URL[ready.places().size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = ready.places().get(i).toUri().toURL();
            }
            try (URLClassLoader loader = new URLClassLoader(urls, new Unsolved())) {
                Counter counter = new Counter();
                run(Class.forName(exercise.testClass(), false, loader), counter);
                return counter.passed == ready.methods().size() ? Status.PASS : Status.FAIL;
            }
        } catch (CannotCheck | ReflectiveOperationException stop) {
            return Status.ERROR;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Class<?> testClass, TestExecutionListener listener) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .configurationParameter(TIMEOUT + "default", "10 s")
                .configurationParameter(TIMEOUT + "thread.mode.default", "separate_thread")
                .build();
        LauncherFactory.create().execute(request, listener);
    }

    /** This program's classes without the finished chapters, which are among them. */
    private static final class Unsolved extends ClassLoader {

        Unsolved() {
            super(Inside.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.matches("ch\\d\\d.*")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private static final class Counter implements TestExecutionListener {

        private int passed;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest() && result.getThrowable().isEmpty()) {
                passed++;
            }
        }
    }
}
