package workbook.cli;

import java.util.function.Consumer;

/**
 * An answer made of its parts.
 *
 * @param exitCode 0 all well, 1 an exercise fails, 2 wrong usage or environment
 * @param json maps, lists, texts, numbers and booleans
 * @param text prints it for a person
 */
record Text(int exitCode, Object json, Consumer<Terminal> text) implements Answer {

    Text(Object json, Consumer<Terminal> text) {
        this(0, json, text);
    }

    @Override
    public void print(Terminal out) {
        text.accept(out);
    }
}
