package workbook.pty;

import java.io.IOException;

/** How somebody solves {@code request} who knows no more than its hints say. */
final class RequestStory {

    static final String BEGINNING = """
            = One exercise, by hints alone

            Somebody who has never seen an HTTP request solves `request`, the first exercise, with
            nothing but its hints. This is a recording: the screens below are what a terminal of
            96 columns and 28 rows showed. A test plays the session again and fails when a screen
            no longer comes; only times differ, and the paths and hosts that the tests make up.
            The same session as it moved is in `request.cast`, an asciicast of version 2.

            == The untouched starter
            """;

    private static final String FIRST = """
            String request = "GET " + path + "\\n"
                    + "Host: " + host + "\\n";
            return request.getBytes(StandardCharsets.US_ASCII);
            """;

    private static final String SECOND = """
            String request = "GET " + path + "\\r\\n"
                    + "Host: " + host + "\\r\\n"
                    + "\\r\\n";
            return request.getBytes(StandardCharsets.US_ASCII);
            """;

    private static final String THIRD = """
            String request = "GET " + path + " HTTP/1.1\\r\\n"
                    + "Host: " + host + "\\r\\n"
                    + "Connection: close\\r\\n\\r\\n"
                    + "\\r\\n";
            return request.getBytes(StandardCharsets.US_ASCII);
            """;

    private static final String FOURTH = """
            return ("GET " + path + " HTTP/1.1\\r\\n"
                            + "Host: " + host + "\\r\\n"
                            + "Connection: close\\r\\n"
                            + "\\r\\n")
                    .getBytes(StandardCharsets.US_ASCII);
            """;

    private final Story story;
    private final PtyDesk desk;
    private final Paper paper;

    RequestStory(Story story, PtyDesk desk, Paper paper) {
        this.story = story;
        this.desk = desk;
        this.paper = paper;
    }

    void tell() throws IOException, InterruptedException {
        start();
        firstHint();
        secondHint();
        thirdHint();
        lastHint();
        comparison();
    }

    private void start() throws IOException, InterruptedException {
        story.says(
                "`./workbook` opens the watch screen, and `r` checks what is there, which is nothing yet.");
        desk.type("./workbook").await("ch01 / request");
        desk.press("r");
        story.shows("6 of 6 tests fail");
    }

    private void firstHint() throws IOException, InterruptedException {
        story.says("== The first hint").says("The key `h` asks for it, and it is a question.");
        desk.press("h");
        story.shows("Say it aloud");
        tries("So a line for what is wanted and a line for the host, as one would say it:", FIRST);
        story.shows("of 6 tests fail");
    }

    private void secondHint() throws IOException, InterruptedException {
        story.says("== The second hint")
                .says("It is chosen by the tests that failed: two of them are about line ends.");
        desk.press("h");
        story.shows("Every line ends with");
        tries("Both bytes at the end of each line, then, and the empty line:", SECOND);
        story.shows("of 6 tests fail");
    }

    private void thirdHint() throws IOException, InterruptedException {
        story.says("== The third hint")
                .says("The lines end as they should; what they say does not do yet.");
        desk.press("h");
        story.shows("The server refuses");
        tries("The version and the header are there now, and one line end too many:", THIRD);
        story.shows("of 6 tests fail");
    }

    private void lastHint() throws IOException, InterruptedException {
        story.says("== The last hint").says("One test is left, and the last hint is nearly code.");
        desk.press("h");
        story.shows("Four strings");
        tries("Put down as it is told:", FOURTH);
        story.shows("all 6 tests pass");
    }

    private void comparison() throws IOException, InterruptedException {
        story.says("== What ours does differently").says("The key `s` shows both, side by side.");
        desk.press("s");
        story.shows("ours");
        story.says("`Esc` goes back, `q` quits, and the terminal is as it was.");
        desk.press("\033").await("all 6 tests pass").press("q");
        story.shows("$ ./workbook", "back.\n$");
    }

    private void tries(String sentence, String code) throws IOException, InterruptedException {
        story.says(sentence).code(code);
        int before = desk.raw().length();
        paper.answer(code);
        desk.await("a check", glass -> glass.raw().indexOf("checking request", before) >= 0);
        desk.awaitGone("checking request");
    }
}
