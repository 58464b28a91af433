package workbook.screen;

import java.net.URI;
import java.util.Map;

/** Text that opens something when it is clicked. */
public final class Links {

    private Links() {}

    /** A text that leads to a file, where the terminal knows of links. */
    public static String to(URI target, String text) {
        return "\033]8;;" + target + "\033\\" + text + "\033]8;;\033\\";
    }

    /**
     * False where our link would be in the way: the console of Linux may print it, and the terminals
     * of editors make a better one of {@code path:line}, since theirs leads to the line.
     */
    static boolean shown(Map<String, String> variables) {
        return !variables.getOrDefault("TERM", "").equals("linux")
                && !variables.getOrDefault("TERM_PROGRAM", "").equals("vscode")
                && !variables.getOrDefault("TERMINAL_EMULATOR", "").startsWith("JetBrains");
    }
}
