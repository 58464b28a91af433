package ch03nonblocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a program asks of the kernel, written down by strace where that is installed. */
public final class Strace {

    private static final String UNFINISHED = " <unfinished ...>";

    private Strace() {}

    /** The calls of these names that a program makes in a JVM of its own; skips without strace. */
    public static List<String> calls(Path file, String names, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        run(file, names, program, arguments);
        return joined(Files.readAllLines(file));
    }

    /** Likewise, those of the thread that made a certain call, and not what the JVM did beside. */
    public static List<String> callsOfWhoMade(
            String call, Path file, String names, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        run(file, names, program, arguments);
        List<String> all = Files.readAllLines(file);
        String thread = thread(
                all.stream().filter(line -> line.contains(call)).findFirst().get());
        return joined(all.stream().filter(line -> thread(line).equals(thread)).toList());
    }

    private static void run(Path file, String names, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> strace = List.of("strace", "-f", "-o", file.toString());
        List<String> jvm = List.of(java, "-cp", classPath, program.getName());
        assumeTrue(works(strace), "needs strace, and leave to use it");
        List<String> command = new ArrayList<>(strace);
        command.addAll(List.of("-e", "trace=" + names));
        command.addAll(jvm);
        command.addAll(List.of(arguments));
        assertEquals(0, exitCode(command));
    }

    private static boolean works(List<String> strace) throws InterruptedException {
        List<String> command = new ArrayList<>(strace);
        command.add("true");
        try {
            return exitCode(command) == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static int exitCode(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String thread(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** A call that another thread's call came in between stands in two lines: put together again. */
    private static List<String> joined(List<String> lines) {
        Map<String, String> begun = new HashMap<>(); // by thread
        List<String> calls = new ArrayList<>();
        for (String line : lines) {
            String thread = thread(line);
            String call = line.substring(thread.length()).strip();
            if (call.endsWith(UNFINISHED)) {
                begun.put(thread, call.substring(0, call.length() - UNFINISHED.length()));
            } else if (call.startsWith("<... ")) {
                String rest = call.substring(call.indexOf("resumed>") + "resumed>".length());
                calls.add(begun.remove(thread) + rest);
            } else {
                calls.add(call);
            }
        }
        return calls;
    }
}
