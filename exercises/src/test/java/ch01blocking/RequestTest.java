package ch01blocking;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import support.Attempt;
import support.Attempt.Outcome;
import support.Bytes;
import support.Rng;

/** Chapter 1, exercise request. */
class RequestTest {

    private static final Attempt ATTEMPT = Attempt.of(
            "the bytes of a request: first line, Host, Connection, blank line",
            1,
            "What a request looks like");

    private final Rng rng = Rng.fresh();
    private final String word = rng.word();
    private final String path = "/" + rng.between(1, 900) + "/" + word + "%20" + rng.word();
    private final String host = rng.word() + ".example:" + rng.between(1024, 65_536);

    @Test
    @DisplayName("the first line names the method, the path and the version")
    void theFirstLineNamesMethodPathAndVersion() {
        Outcome<byte[]> outcome = ask();
        String expected = "GET " + path + " HTTP/1.1";
        String line = lines(outcome).get(0);
        if (!line.equals(expected)) {
            throw outcome.fail(
                    "first line: " + Bytes.quoted(latin(line), 200),
                    expected,
                    whyNotTheFirstLine(line));
        }
    }

    private String whyNotTheFirstLine(String line) {
        if (line.equals("GET " + path)) {
            return "Without the version at its end, this is a request of 1991: the server would"
                    + " take it for HTTP/0.9, which knows no headers and no status.";
        }
        if (line.contains("%25") || line.contains("%2F")) {
            return "The path is percent-encoded already. Encoding it once more makes another"
                    + " path of it: / turns into %2F, and % into %25.";
        }
        return "The first line has three words with one space between them: the method, the"
                + " path as it was given, and the version.";
    }

    @Test
    @DisplayName("every line ends with \\r\\n")
    void everyLineEndsWithCrLf() {
        Outcome<byte[]> outcome = ask();
        String text = text(outcome);
        String bare = text.replace("\r\n", "");
        if (bare.contains("\n") || bare.contains("\r") || !text.contains("\r\n")) {
            throw outcome.fail(
                    Bytes.quoted(outcome.value(), 200),
                    "\\r\\n at the end of every line, and nowhere else a \\r or \\n",
                    "A line of HTTP ends with two bytes, \\r and \\n. Some servers forgive a"
                            + " bare \\n; others wait for the \\r for ever, or refuse.");
        }
    }

    @Test
    @DisplayName("the header Host names the host")
    void hostIsNamed() {
        Outcome<byte[]> outcome = ask();
        List<String> values = values(outcome, "host");
        if (!values.equals(List.of(host))) {
            throw outcome.fail(
                    "values of Host: " + quoted(values),
                    "one header \"Host: " + host + "\"",
                    "Many hosts share one address. HTTP/1.1 wants a Host in every request,"
                            + " and a server answers 400 if it is missing.");
        }
    }

    @Test
    @DisplayName("the header Connection asks the server to hang up")
    void theServerIsAskedToHangUp() {
        Outcome<byte[]> outcome = ask();
        List<String> values = values(outcome, "connection");
        if (values.size() != 1 || !values.get(0).equalsIgnoreCase("close")) {
            throw outcome.fail(
                    "values of Connection: " + quoted(values),
                    "one header \"Connection: close\"",
                    "A server that speaks HTTP/1.1 keeps the connection for your next request"
                            + " unless you say close. Who reads to the end then waits for ever.");
        }
    }

    @Test
    @DisplayName("one blank line ends the request")
    void aBlankLineEndsTheRequest() {
        Outcome<byte[]> outcome = ask();
        String text = text(outcome).replace("\r\n", "\n");
        int blank = text.indexOf("\n\n");
        if (blank == -1) {
            throw outcome.fail(
                    "it ends with " + Bytes.quoted(tail(outcome.value())),
                    "a blank line as its end: \\r\\n\\r\\n",
                    "Only a blank line tells the server that no header follows. Until it comes,"
                            + " the server waits for the next header, and you for the reply.");
        }
        if (blank + 2 < text.length()) {
            throw outcome.fail(
                    "after the blank line: " + Bytes.quoted(Bytes.of(text.substring(blank + 2))),
                    "nothing after the blank line",
                    "The request is over at the first blank line. Bytes after it are taken for"
                            + " the beginning of another request.");
        }
    }

    @Test
    @DisplayName("the delay server answers it with the message")
    void theDelayServerAnswersIt() throws IOException {
        Outcome<byte[]> outcome = ask();
        String answer;
        try (DelayServer server =
                        DelayServer.start(0, line -> {}, millis -> {}, Duration.ofSeconds(5));
                Socket socket = new Socket(server.address().getAddress(), server.port())) {
            socket.getOutputStream().write(outcome.value());
            socket.shutdownOutput();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!answer.startsWith("HTTP/1.1 200") || !answer.contains(word + " ")) {
            throw outcome.fail(
                    answer.isEmpty() ? "no answer" : Bytes.quoted(Bytes.of(answer), 300),
                    "200, with the message in the body",
                    "This is the server of this chapter, and what it made of your bytes:\n "
                            + Bytes.quoted(outcome.value(), 200));
        }
    }

    private Outcome<byte[]> ask() {
        String did = "requestFor(\"" + path + "\", \"" + host + "\")";
        Outcome<byte[]> outcome = ATTEMPT.run(did, () -> Request.requestFor(path, host));
        byte[] bytes = outcome.value();
        if (isUtf16(bytes)) {
            throw outcome.fail(
                    "two bytes for each character: " + Bytes.quoted(bytes, 24),
                    "one byte for each character: \"GET /\" are five",
                    "This is UTF-16: every second byte is 0"
                            + (bytes[0] == (byte) 0xFE ? ", and \\xfe\\xff tells their order" : "")
                            + ". HTTP wants US_ASCII, one byte for each character.");
        }
        return outcome;
    }

    private static boolean isUtf16(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            zeros += b == 0 ? 1 : 0;
        }
        return bytes.length > 0 && zeros > bytes.length / 3;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String quoted(List<String> values) {
        return values.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        values.stream().map(v -> Bytes.quoted(latin(v), 80)).toList());
    }

    private static String text(Outcome<byte[]> outcome) {
        return new String(outcome.value(), StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(Outcome<byte[]> outcome) {
        return Arrays.asList(text(outcome).split("\r?\n", -1));
    }

    private static List<String> values(Outcome<byte[]> outcome, String name) {
        return lines(outcome).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 20), bytes.length);
    }
}
