package workbook.cli;

import com.sun.management.UnixOperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at Java, Maven, the terminal, the disk and the limits. */
final class SystemDoctor {

    private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final int LEAST_MAVEN = 3_008_007;
    private static final long LEAST_DISK = 200L << 20;
    private static final long LEAST_DESCRIPTORS = 1024;

    private final Session session;

    SystemDoctor(Session session) {
        this.session = session;
    }

    void examine(List<Diagnosis> findings) {
        findings.add(Diagnosis.well(
                "JDK", Runtime.version() + " in " + System.getProperty("java.home")));
        findings.add(compiler());
        findings.add(maven());
        findings.add(terminal());
        findings.add(disk());
        findings.add(descriptors());
    }

    private static Diagnosis compiler() {
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent()
                ? Diagnosis.well("javac", "is part of this JDK")
                : Diagnosis.ill(
                        "javac",
                        "this Java has no compiler",
                        "Install a JDK instead of a JRE, or set JAVA_HOME to one; then ./workbook --yes");
    }

    private Diagnosis maven() {
        String remedy = "Run ./workbook --yes when it next builds itself, or install Maven 3.8.7 or"
                + " newer with your system's packages.";
        try {
            Process process =
                    new ProcessBuilder("mvn", "-v").redirectErrorStream(true).start();
            process.getOutputStream().close();
            String told =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = MAVEN.matcher(told);
            if (!version.find()) {
                return Diagnosis.ill("Maven", "mvn -v names no version", remedy);
            }
            String found = version.group().substring("Apache Maven ".length());
            return number(version) >= LEAST_MAVEN
                    ? Diagnosis.well("Maven", found)
                    : Diagnosis.ill("Maven", found + " is too old", remedy);
        } catch (IOException missing) {
            return Diagnosis.ill("Maven", "there is no mvn on the PATH", remedy);
        }
    }

    private static int number(Matcher version) {
        return Integer.parseInt(version.group(1)) * 1_000_000
                + Integer.parseInt(version.group(2)) * 1000
                + Integer.parseInt(version.group(3));
    }

    private Diagnosis terminal() {
        String colors = session.terminal().lively() ? "with colors" : "without colors";
        return Diagnosis.well(
                "terminal",
                session.around().onTerminal()
                        ? session.around().columns() + " columns, " + colors
                        : "none: output goes into a file or a program");
    }

    private Diagnosis disk() {
        Path state = session.home().state();
        try {
            Files.createDirectories(state);
            Files.delete(Files.createTempFile(state, "doctor", ".tmp"));
            long free = Files.getFileStore(state).getUsableSpace();
            String found = (free >> 20) + " MiB free";
            return free >= LEAST_DISK
                    ? Diagnosis.well("disk", found)
                    : Diagnosis.ill("disk", found, "Make room: 200 MiB are wanted.");
        } catch (IOException unwritable) {
            return Diagnosis.ill(
                    "disk",
                    state + " cannot be written",
                    "Give yourself the right to write there: ls -ld " + state);
        }
    }

    private static Diagnosis descriptors() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean os)) {
            return Diagnosis.well("descriptors", "this system has no such limit");
        }
        long free = os.getMaxFileDescriptorCount() - os.getOpenFileDescriptorCount();
        return free >= LEAST_DESCRIPTORS
                ? Diagnosis.well("descriptors", free + " free")
                : Diagnosis.ill(
                        "descriptors",
                        "only " + free + " free",
                        "Raise the limit in this shell, then try again: ulimit -n 4096");
    }
}
