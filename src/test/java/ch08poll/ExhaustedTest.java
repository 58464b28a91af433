package ch08poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of the queue where no descriptor is left: it says so, leaks none, and goes on. */
@EnabledOnOs(OS.LINUX)
@Tag("starts-programs")
class ExhaustedTest {

    @Test
    @DisplayName("each call that needs a descriptor says EMFILE, and works when there is one")
    void itSaysSoAndGoesOn() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 200; exec \"$@\"",
                        "sh",
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exhausted.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(
                List.of(
                        "connect: socket EMFILE",
                        "poll: epoll_create1 EMFILE",
                        "pipe: pipe2 EMFILE",
                        "listen: socket EMFILE",
                        "accept: accept4 EMFILE",
                        "accept: TcpStream",
                        "told again: Token[value=1]",
                        "poll: Poll"),
                said.lines().toList());
    }
}
