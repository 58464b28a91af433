package ch01blocking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client wants of the delay server.
 *
 * @param delay how long to wait, in milliseconds
 * @param message what to answer then
 */
record DelayRequest(long delay, String message) {

    static final int MAX_DELAY = 60_000;

    private static final Pattern PATH = Pattern.compile("/([^/?]+)/([^/?]+)");
    private static final Pattern HOST = Pattern.compile("(?i)host:");

    /** Reads it from the lines of a request's head. */
    static DelayRequest parse(List<String> head) throws Refusal {
        String[] words = head.get(0).split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new Refusal(400, "Ask like this: GET /500/hello HTTP/1.1");
        }
        if (!words[0].equals("GET")) {
            throw new Refusal(405, "This server only knows GET.");
        }
        if (!words[2].equals("HTTP/1.0") && none(HOST, head)) {
            throw new Refusal(400, "HTTP/1.1 wants a Host header.");
        }
        Matcher path = PATH.matcher(words[1]);
        if (!path.matches()) {
            throw new Refusal(404, "The path is /{delay-ms}/{message}.");
        }
        return new DelayRequest(delayIn(path.group(1)), decoded(path.group(2)));
    }

    private static boolean none(Pattern start, List<String> lines) {
        return lines.stream().noneMatch(line -> start.matcher(line).lookingAt());
    }

    private static long delayIn(String text) throws Refusal {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MAX_DELAY) {
            return Integer.parseInt(text);
        }
        throw new Refusal(400, "Delays are 0 to " + MAX_DELAY + " milliseconds.");
    }

    private static String decoded(String text) throws Refusal {
        try {
            // URLDecoder is made for forms, where + is a space. Here it is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refusal(400, "After % come two hexadecimal digits.");
        }
    }

    /** The line for the log. */
    String logLine(int number) {
        // A message may hold line ends: it must not write log lines of its own.
        String tame = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return "#" + number + " - " + delay + "ms: " + tame;
    }
}
