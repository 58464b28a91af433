package ch07triggers;

import java.io.PrintStream;
import java.util.List;

/** Prints recorded calls, none wider than a page of the book. */
final class Shown {

    private static final int WIDTH = 76; // columns

    private Shown() {}

    /** Prints each call; one that is too long goes on in the next line. */
    static void print(List<String> calls, String indent, PrintStream out) {
        for (String call : calls) {
            String line = indent + call;
            int result = line.lastIndexOf(" = ");
            if (line.length() > WIDTH && result > 0) {
                out.println(line.substring(0, result));
                line = indent + " " + line.substring(result);
            }
            out.println(line);
        }
    }
}
