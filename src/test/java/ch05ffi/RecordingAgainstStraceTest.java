package ch05ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch03nonblocking.Strace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What our recording says of a program is what strace says of it, line by line. */
@Tag("starts-programs")
@EnabledOnOs(OS.LINUX)
class RecordingAgainstStraceTest {

    private static final String CALLS = "socket,bind,listen,connect,accept4,getsockname,getsockopt,"
            + "setsockopt,shutdown,read,write,close,fcntl,dup,pipe2,epoll_create1,epoll_ctl,"
            // The question mark: where the processor has such a call. On aarch64 it has another.
            + "?epoll_wait,?epoll_pwait,"
            + "recvfrom,sendto,getpeername,eventfd2,timerfd_create,timerfd_settime";

    private static final String MARK =
            "dup(%d) = -1 EBADF (Bad file descriptor)".formatted(RecordedProgram.MARK);

    @TempDir
    Path folder;

    @Test
    void theyTellTheSame() throws Exception {
        compare(RecordedProgram.class, 30);
    }

    @Test
    void theyTellTheSameOfWhatPartThreeCalls() throws Exception {
        compare(RecordedLater.class, 20);
    }

    private void compare(Class<?> program, int atLeast) throws Exception {
        Path recording = folder.resolve("recording");
        List<String> strace = Strace.callsOfWhoMade(
                "dup(" + RecordedProgram.MARK + ")",
                folder.resolve("strace"),
                CALLS,
                program,
                recording.toString());
        List<String> ours = Files.readAllLines(recording);
        assertTrue(ours.size() > atLeast, ours::toString);
        assertEquals(String.join("\n", ours), String.join("\n", marked(strace)));
    }

    /** The calls between the last two marks, in our spelling. */
    private static List<String> marked(List<String> strace) {
        List<String> calls =
                strace.stream().map(RecordingAgainstStraceTest::inOurSpelling).toList();
        int end = calls.lastIndexOf(MARK);
        return calls.subList(calls.subList(0, end).lastIndexOf(MARK) + 1, end);
    }

    /** Ours says token for data, which strace shows twice, and dots for an address. */
    private static String inOurSpelling(String line) {
        return line.replaceFirst("\\) += ", ") = ")
                .replace("{events=", "{")
                .replaceAll("data=\\{u32=\\d+, u64=(\\d+)}", "token=$1")
                // A length that was 110 before the call and is 16 after it.
                .replaceAll("\\[\\d+ => (\\d+)]", "[$1]")
                .replaceAll(", 0x[0-9a-f]+([,)])", ", ...$1")
                .replaceFirst("^epoll_pwait(.*), NULL, 8\\)", "epoll_wait$1)");
    }
}
