package ch06epoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch01blocking.DelayServer;
import ch01blocking.Reply;
import ch03nonblocking.Replies;
import ch05ffi.Binding;
import ch05ffi.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our recording shows of the five requests is what strace sees, call by call. */
@EnabledOnOs(OS.LINUX)
@Tag("starts-programs")
class RecordingTest {

    @TempDir
    Path folder;

    /** Runs five requests to the port that it is given, and prints what was recorded. */
    static final class Recorded {

        public static void main(String[] args) throws IOException {
            int port = Integer.parseInt(args[0].split(" ")[1]);
            Five.Way way =
                    args[0].startsWith("poll") ? FiveOnPoll::fetchAll : FiveOnEpoll::fetchAll;
            Recording<PollLibc> recording =
                    Recording.of(PollLibc.class, Binding.load(PollLibc.class));
            List<String> paths = List.of("/60/e", "/45/d", "/30/c", "/15/b", "/0/a");
            way.fetchAll(recording.libc(), port, paths, new AllWell());
            recording.lines().forEach(System.out::println);
        }
    }

    private static final class AllWell implements Replies {

        @Override
        public void reply(int index, Reply reply) {}

        @Override
        public void failure(int index, IOException reason) {
            throw new UncheckedIOException(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "poll"})
    void straceSeesTheSame(String way) throws Exception {
        Path trace = folder.resolve("trace");
        try (DelayServer server = DelayServer.start(0, line -> {})) {
            String argument = way + " " + server.address().getPort();
            List<String> ours =
                    Strace.run(trace, Recorded.class, argument).lines().toList();
            List<String> theirs = Strace.ofSocketsAndEpolls(trace).stream()
                    .map(RecordingTest::inOurWords)
                    .toList();
            assertTrue(ours.size() > 5 * 8, "five times: socket to close\n" + ours);
            assertEquals(String.join("\n", theirs), String.join("\n", ours));
        }
    }

    /** Strace writes an event's token twice, an address where we write dots, and aligns results. */
    private static String inOurWords(String call) {
        return call.replaceFirst("\\) +=", ") =")
                .replace("{events=", "{")
                .replaceAll("data=\\{u32=\\d+, u64=(\\d+)}", "token=$1")
                .replaceFirst(", 0x[0-9a-f]+\\)", ", ...)")
                .replaceFirst("^epoll_pwait(.*), NULL, 8\\)", "epoll_wait$1)");
    }
}
