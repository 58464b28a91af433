package ch04readiness;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs two requests under strace, in a JVM of their own, and shows what the selector calls. */
final class Traced {

    private static final String CALLS = "trace=epoll_create1,eventfd2,epoll_ctl,epoll_wait,"
            + "connect,read,write,shutdown,close";

    private Traced() {}

    /** Prints the system calls of the one thread, or says what is missing. */
    static void run(PrintStream out) throws IOException, InterruptedException {
        Path file = Files.createTempFile("ch04", ".strace");
        try {
            Process strace = new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (strace.waitFor() != 0) {
                out.println("strace could not look at it: is it allowed to, here?");
                return;
            }
            SystemCalls.of(Files.readAllLines(file)).forEach(out::println);
        } catch (IOException missing) {
            out.println("There is no strace here. On Debian: apt install strace");
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> command(Path file) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-e",
                CALLS,
                "-e",
                "signal=none",
                "-o",
                file.toString(),
                java,
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                classPath,
                Main.class.getName(),
                "two");
    }
}
