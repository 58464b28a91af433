package workbook.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another JVM like this one is started. */
final class Java {

    private Java() {}

    /** The start of a command line: this JDK, for a program that may run for long. */
    static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
        return command;
    }

    /** The same for a JVM that lives for a moment and keeps its crash log in the given folder. */
    static List<String> testCommand(Path folder) {
        List<String> command = command();
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.add("-XX:ErrorFile=" + folder.resolve("crash-%p.log"));
        // No core files, and no file of figures that the JVM would write to all the time.
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:-UsePerfData"));
        // What JDK 25 says of native access and our archive is no output of the learner's.
        command.add("-Xlog:cds*=off");
        // JUnit then leaves the flight recorder alone, whose start costs as much as JUnit's own.
        command.add("-Dorg.graalvm.nativeimage.imagecode=none");
        return command;
    }
}
