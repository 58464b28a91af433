package workbook.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is printed elsewhere, as lines for a screen. */
final class Drawn {

    private Drawn() {}

    /** The lines that this prints to a terminal of such a width, without blank ones at either end. */
    static List<String> lines(int columns, Consumer<Terminal> text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        text.accept(new Terminal(stream, true, columns));
        stream.flush();
        List<String> lines =
                new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
        while (!lines.isEmpty() && lines.get(0).isBlank()) {
            lines.remove(0);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
