package ch01blocking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import workbook.author.Transcript;

/** What chapter 1 shows of its programs is what they print. */
class TranscriptsTest {

    @Test
    void theProgramPrintsWhatTheChapterShows() throws Exception {
        String run = Transcript.outputOf(Main.class);
        Transcript.of("ch01blocking", "run.txt")
                .assertRepeatedBy("$ ./workbook run ch01 --finished\n" + run);
    }

    @Test
    void theParkedThreadLooksAsTheChapterShows() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "needs Linux");
        String run = Transcript.outputOf(Main.class, "parked");
        Transcript.of("ch01blocking", "parked.txt")
                .assertRepeatedBy("$ ./workbook run ch01 --finished parked\n" + run);
    }

    @Test
    void theReplyLooksAsTheChapterShows() throws Exception {
        try (DelayServer server = DelayServer.start(0, line -> {});
                Socket socket = new Socket(server.address().getAddress(), server.port())) {
            String request = "GET /0/Gr%C3%BC%C3%9Fe HTTP/1.1\r\nHost: here\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String reply = new String(ReplyReader.readToEnd(socket.getInputStream()), UTF_8);
            Transcript.of("ch01blocking", "reply.txt")
                    .assertRepeatedBy(reply.replace("\r\n", "\n") + "\n");
        }
    }
}
