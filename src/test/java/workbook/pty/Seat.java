package workbook.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where somebody sits down in a copy of the course: its launcher, its variables, its folder. */
final class Seat {

    /** A terminal's settings of other people's desks, which would change what is shown. */
    private static final List<String> NOT_OURS = List.of(
            "COLUMNS",
            "LINES",
            "NO_COLOR",
            "VISUAL",
            "EDITOR",
            "ENV",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "TERM_PROGRAM",
            "TMUX",
            "CI");

    private final Path folder;
    private final List<String> launched;
    private final Path temporary;
    private final Map<String, String> variables =
            new HashMap<>(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "PS1", "$ "));

    /**
     * A seat.
     *
     * @param launched the command that {@code ./workbook} stands for; may be empty
     */
    Seat(Path folder, List<String> launched) {
        Pty.missing().ifPresent(reason -> Assumptions.abort("no terminal to sit at: " + reason));
        this.folder = folder;
        this.launched = launched;
        this.temporary = folder.resolve("tmp");
    }

    Map<String, String> variables() {
        return variables;
    }

    /** The launcher as the learner types it, and what is said to it. */
    List<String> workbook(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./workbook"));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * A build that runs in the background ignores some signals, and so would all that it starts: a
     * shell cannot heed again what was ignored when it began.
     */
    private static List<String> heedingSignals() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")
                    && (Long.parseLong(line.substring(8).strip(), 16) & 7) != 0) {
                return List.of("env", "--default-signal=HUP,INT,QUIT");
            }
        }
        return List.of();
    }

    /**
     * Starts a command in a session of its own, with this terminal under its control: a session's
     * leader gets the first terminal that it opens.
     */
    Process start(String device, List<String> command) throws IOException {
        Files.createDirectories(temporary);
        if (!launched.isEmpty()) {
            writeLauncher();
        }
        String open = "terminal=$1; shift; exec \"$@\" <>\"$terminal\" >&0 2>&0";
        List<String> whole = new ArrayList<>(heedingSignals());
        whole.addAll(List.of("setsid", "sh", "-c", open, "sh", device));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.directory(folder.toFile());
        builder.environment().keySet().removeAll(NOT_OURS);
        builder.environment().putAll(variables);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    /** Does what the real launcher does once everything is built. */
    private void writeLauncher() throws IOException {
        List<String> command = new ArrayList<>(launched);
        command.addAll(
                command.size() - 1,
                List.of("-Djava.io.tmpdir=" + temporary, "-Dworkbook.terminal=true"));
        String words =
                command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String size = "size=$(stty size)\n";
        String script = "#!/bin/sh\n" + size + "exec "
                + words.replace(
                        "'-Dworkbook.terminal=true'",
                        "-Dworkbook.terminal=true \"-Dworkbook.columns=${size#* }\"")
                + " \"$@\"\n";
        Path launcher = folder.resolve("workbook");
        Files.writeString(launcher, script);
        launcher.toFile().setExecutable(true);
    }

    /** The folders of checks that are there now. */
    List<Path> scratch() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith("workbook-"))
                    .toList();
        }
    }
}
