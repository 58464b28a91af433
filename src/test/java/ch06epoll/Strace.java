package ch06epoll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Runs a program in a JVM of its own under strace, which writes down what the kernel is asked. */
final class Strace {

    private static final String CALLS = "trace=socket,connect,read,write,close,fcntl,poll,ppoll,"
            + "epoll_create1,epoll_ctl,epoll_wait,epoll_pwait";
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern OPENS = Pattern.compile(
            "(?:socket\\(AF_INET, SOCK_STREAM\\|SOCK_CLOEXEC|epoll_create1).* = (\\d+)");
    private static final Pattern USES = Pattern.compile("(\\w+)\\((\\d+)[,)].*");
    private static final Pattern POLLS = Pattern.compile("p?poll\\(\\[\\{.*");

    private Strace() {}

    /** What the program prints; the trace goes to the file. Skips the test without strace. */
    static String run(Path file, Class<?> program, String argument) throws Exception {
        List<String> strace = List.of("strace", "-f", "-qq", "-e", "signal=none");
        Assumptions.assumeTrue(works(strace), "needs strace, and leave to use it");
        List<String> command = new ArrayList<>(strace);
        command.addAll(List.of("-e", CALLS, "-o", file.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), program.getName(), argument));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    private static boolean works(List<String> strace) throws InterruptedException {
        List<String> command = new ArrayList<>(strace);
        command.addAll(List.of("-o", "/dev/null", "true"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** The calls on sockets and epolls, from the one that opens each to the one that closes it. */
    static List<String> ofSocketsAndEpolls(Path file) throws IOException {
        Set<String> open = new HashSet<>();
        List<String> calls = new ArrayList<>();
        for (String call : joined(file)) {
            Matcher opens = OPENS.matcher(call);
            Matcher uses = USES.matcher(call);
            if (opens.matches()) {
                open.add(opens.group(1));
                calls.add(call);
            } else if (uses.matches() && open.contains(uses.group(2))) {
                calls.add(call);
                if (uses.group(1).equals("close")) {
                    open.remove(uses.group(2));
                }
            } else if (POLLS.matcher(call).matches()) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** A call that another thread's came in between stands in two lines: put together again. */
    private static List<String> joined(Path file) throws IOException {
        Map<String, String> begun = new HashMap<>(); // by thread
        List<String> calls = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            String call = parts.group(2).strip();
            if (call.endsWith(UNFINISHED)) {
                begun.put(parts.group(1), call.substring(0, call.length() - UNFINISHED.length()));
            } else if (call.startsWith("<... ")) {
                String rest = call.replaceFirst("<\\.\\.\\. \\w+ resumed>", "");
                calls.add(begun.remove(parts.group(1)) + rest);
            } else {
                calls.add(call);
            }
        }
        return calls;
    }
}
