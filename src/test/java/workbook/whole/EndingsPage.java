package workbook.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The page that shows what is said of each ending, as it was recorded. */
final class EndingsPage {

    private static final String INTRO = """
            = Endings

            Whatever a learner's code does, a check ends with a sentence: what happened, where in \
            the learner's code, and what to do.
            Each of these is a folder of `src/test/resources/hostile` or `hostile-sources`, and goes through the real \
            command in a test.
            What is said here was recorded from such a run: `mvn -pl src -am test \
            -Dtest='HostileTest,CompileEndingsTest,EndingsPageTest' -Drecord=true \
            -Dsurefire.failIfNoSpecifiedTests=false`.
            It was Java 17; another one says some things of its own in other words, such as the \
            message of an exception.

            None of them takes long: a test has 10 seconds, all tests of an exercise together have 30, \
            and a JVM that can no longer be used costs the rest of them a fresh one, once.

            """;

    private EndingsPage() {}

    static String of(List<HostileCase> running, List<HostileCase> sources) throws IOException {
        String page = INTRO
                + "== While the code runs\n\n"
                + sections(running)
                + "== Before it runs\n\n"
                + sections(sources);
        return page.stripTrailing() + "\n";
    }

    private static String sections(List<HostileCase> endings) throws IOException {
        StringBuilder page = new StringBuilder();
        for (HostileCase ending : endings) {
            if (Files.exists(ending.recorded())) {
                page.append("=== ").append(ending.title()).append("\n\n----\n");
                page.append(Files.readString(ending.recorded()).stripTrailing());
                page.append("\n----\n\n");
            }
        }
        return page.toString();
    }

    /** What stays the same from run to run: no numbers, and no addresses of native code. */
    static String shape(String text) {
        return text.replaceAll("\\+0x[0-9a-f]+", "+0")
                .replaceAll("(libc|libjvm)\\.so[.\\d]*\\+0\\](?: \\w+\\S*)?", "$1.so]")
                .replaceAll("(?m)^(x|did) .*$", "$1")
                .replaceAll("\"[a-z][^\"]*\"", "\"...\"")
                .replaceAll("\\d+", "0")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
