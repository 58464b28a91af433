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
            Each of these is a folder of `src/test/resources/hostile` and goes through the real \
            command in a test.
            What is said here was recorded from such a run: `mvn -pl src -am test \
            -Dtest='HostileTest,EndingsPageTest' -Drecord=true \
            -Dsurefire.failIfNoSpecifiedTests=false`.

            """;

    private EndingsPage() {}

    static String of(List<HostileCase> endings) throws IOException {
        StringBuilder page = new StringBuilder(INTRO);
        for (HostileCase ending : endings) {
            if (Files.exists(ending.recorded())) {
                page.append("== ").append(ending.title()).append("\n\n----\n");
                page.append(Files.readString(ending.recorded()).stripTrailing());
                page.append("\n----\n\n");
            }
        }
        return page.toString().stripTrailing() + "\n";
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
