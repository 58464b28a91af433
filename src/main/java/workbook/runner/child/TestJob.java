package workbook.runner.child;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workbook.runner.child.open.SourceOrder;
import workbook.runner.child.open.WarmUp;

/** Runs a job's tests with JUnit, in a class loader made for it. */
final class TestJob {

    private static final String TIMEOUT = "junit.jupiter.execution.timeout.";

    /** Room to report in, should the learner's code have filled the rest. */
    private static final int RESERVE = 4 << 20;

    private TestJob() {}

    static void run(Job job, Reporter reporter) throws ReflectiveOperationException, IOException {
        ClassLoader parent = WarmUp.class.getClassLoader();
        URLClassLoader loader = new URLClassLoader(Spot.LOADER, urls(job.folders()), parent);
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> testClass = Class.forName(job.testClass(), false, loader);
        byte[][] reserve = {new byte[RESERVE]};
        try {
            execute(testClass, job.methods(), job.testMillis(), reporter);
        } catch (VirtualMachineError e) {
            reserve[0] = new byte[0];
            reporter.stopped(e);
        }
    }

    /**
     * Loads JUnit's classes while there is no job yet: those of a pass, or of a failure. The test is
     * read from a jar, as a job's tests are, and not taken from an archive of classes.
     */
    static void warmUp(String method) throws ReflectiveOperationException, IOException {
        URL[] own = {WarmUp.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader loader = new URLClassLoader(Spot.LOADER, own, new Others())) {
            Class<?> testClass = Class.forName(WarmUp.class.getName(), true, loader);
            execute(testClass, List.of(method), 60_000, new TestExecutionListener() {});
        }
    }

    /** All classes but the one test and what is in it, which are to be loaded anew. */
    private static final class Others extends ClassLoader {

        Others() {
            super(WarmUp.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(WarmUp.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private static void execute(
            Class<?> testClass,
            List<String> methods,
            long testMillis,
            TestExecutionListener listener) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .filters((PostDiscoveryFilter) test -> only(methods, test))
                // What is set here cannot be set by a system property any more.
                .configurationParameter(TIMEOUT + "mode", "enabled")
                // It walks all causes, and the learner's exceptions may have no last one.
                .configurationParameter("junit.platform.stacktrace.pruning.enabled", "false")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .configurationParameter(TIMEOUT + "default", spoken(testMillis))
                .configurationParameter(TIMEOUT + "thread.mode.default", "separate_thread")
                .configurationParameter(
                        "junit.jupiter.testmethod.order.default", SourceOrder.class.getName())
                .configurationParameter(SourceOrder.PARAMETER, String.join(",", methods))
                .build();
        LauncherFactory.create().execute(request, listener);
    }

    /** JUnit repeats the limit as it was given, so it is given as a person would. */
    private static String spoken(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static FilterResult only(List<String> methods, TestDescriptor test) {
        boolean wanted = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> methods.contains(((MethodSource) source).getMethodName()))
                .orElse(true);
        return FilterResult.includedIf(wanted);
    }

    private static URL[] urls(List<Path> folders) throws IOException {
        URL[] urls = new URL[folders.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders.get(i).toUri().toURL();
        }
        return urls;
    }
}
