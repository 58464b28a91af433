package workbook.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The processes of one terminal session, as Linux lists them, and what each was started as. */
record Sitting(long session) {

    /** Those that live: "pid command line". */
    List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(Sitting::isProcess).toList()) {
                describe(process).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Waits until none lives; who does not end in time is named. */
    void awaitNobody(long seconds) throws IOException {
        await(handles(), seconds);
    }

    /** Waits until nobody but the session's leader lives, which is the shell. */
    void awaitOnlyLeader(long seconds) throws IOException {
        await(handles().stream().filter(one -> one.pid() != session).toList(), seconds);
    }

    private void await(List<ProcessHandle> all, long seconds) throws IOException {
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(seconds, TimeUnit.SECONDS);
            } catch (TimeoutException alive) {
                throw new AssertionError("still there: " + processes(), alive);
            } catch (InterruptedException | ExecutionException stopped) {
                throw new IllegalStateException("while waiting for " + process.pid(), stopped);
            }
        }
    }

    /** Ends them all without asking. */
    void end() throws IOException {
        handles().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> handles() throws IOException {
        return processes().stream()
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    private static boolean isProcess(Path path) {
        return path.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    private Optional<String> describe(Path process) {
        try {
            String[] stat = Files.readString(process.resolve("stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ");
            // After the name: state, parent, group, session. A zombie holds nothing any more.
            boolean ours = stat[3].equals(Long.toString(session)) && !stat[0].equals("Z");
            String line = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
            return ours
                    ? Optional.of(process.getFileName() + " " + line.strip())
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
