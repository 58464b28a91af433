package workbook.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the launcher in a folder of its own, on a system that has only what a test puts there. */
final class Launch {

    private static final List<String> BASICS = List.of(
            "sh",
            "sed",
            "awk",
            "cat",
            "mkdir",
            "rm",
            "mv",
            "cp",
            "find",
            "date",
            "sleep",
            "grep",
            "head",
            "readlink",
            "touch",
            "chmod",
            "stty",
            "ln");

    private static final String JAVA = """
            #!/bin/sh
            here=${0%%/bin/java}
            case "$*" in
                *-XshowSettings*) printf '    java.home = %%s\\n    java.version = %s\\n' "$here"; exit 0 ;;
            esac
            for word; do
                case $word in -XX:ArchiveClassesAtExit=*) : >"${word#*=}" ;; esac
            done
            echo "STARTED $here: $*"
            exit ${JAVA_EXIT:-0}
            """;

    private static final String MAVEN = """
            #!/bin/sh
            [ "$1" = -v ] && { echo 'Apache Maven %s'; exit 0; }
            echo "$@" >>"$MAVEN_CALLS"
            case "$*" in *-o*) [ -z "$MAVEN_NOT_OFFLINE" ] || { echo '[ERROR] offline'; exit 1; } ;; esac
            [ -z "$MAVEN_BREAKS" ] || { echo '[ERROR] Request.java:[3,1] not a statement'; exit 1; }
            mkdir -p src/target target/workbook/lib
            : >src/target/workbook.jar
            : >target/workbook/lib/a.jar
            """;

    final Path root;
    final Path bin;
    final Path home;
    private final Path calls;
    private final Map<String, String> variables = new HashMap<>();

    /** Lays out the workbook in {@code folder/name} and an empty system beside it. */
    Launch(Path folder, String name) throws IOException {
        root = Files.createDirectories(folder.resolve(name));
        bin = Files.createDirectories(folder.resolve("system/bin"));
        home = Files.createDirectories(folder.resolve("system/home"));
        calls = folder.resolve("maven-calls");
        for (String basic : BASICS) {
            script(basic, "exec " + real(basic) + " \"$@\"");
        }
        script("id", "echo 1000");
        script("sudo", "\"$@\"");
        for (Path part : parts()) {
            Path copy = root.resolve(launcher().getParent().relativize(part).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(part, copy);
        }
        for (String file : List.of("pom.xml", "chapters/ch01blocking/A.java", "src/pom.xml")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), file);
        }
    }

    /** The launcher, and what it reads when a start is not quick. */
    static List<Path> parts() throws IOException {
        List<Path> parts = new ArrayList<>(List.of(launcher()));
        try (Stream<Path> others = Files.list(launcher().resolveSibling("src/main/sh"))) {
            others.sorted().forEach(parts::add);
        }
        return parts;
    }

    private static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        Path beside = here.resolve("workbook");
        return Files.isRegularFile(beside) ? beside : here.resolveSibling("workbook");
    }

    private static Path real(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** A Java in {@code system/name}, with its compiler. */
    Path jdk(String name, String version) throws IOException {
        Path java = jre(name, version);
        write(java.resolve("bin/javac"), "#!/bin/sh\n");
        return java;
    }

    Path jre(String name, String version) throws IOException {
        Path java = bin.resolveSibling(name);
        write(java.resolve("bin/java"), JAVA.formatted(version));
        return java;
    }

    /** Puts a Java on the PATH. */
    Launch withJava(String version) throws IOException {
        Path java = jdk("jdk-" + version, version);
        // The stub finds its home from its own path, as a real one does from its own binary.
        script("java", "exec " + java.resolve("bin/java") + " \"$@\"");
        return this;
    }

    Launch withMaven(String version) throws IOException {
        write(bin.resolve("mvn"), MAVEN.formatted(version));
        return this;
    }

    /** A command that notes how it was called. */
    Launch script(String name, String body) throws IOException {
        Files.deleteIfExists(bin.resolve(name));
        write(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
        return this;
    }

    Launch with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** How a start ended. */
    record Result(int exitCode, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Result run(String... arguments) throws Exception {
        return finish(start(root.resolve("workbook"), arguments));
    }

    Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("MAVEN_CALLS", calls.toString());
        builder.environment().putAll(variables);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return builder.start();
    }

    static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end");
        }
        return new Result(process.exitValue(), out, err);
    }

    /** The command line of every build so far. */
    List<String> builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
