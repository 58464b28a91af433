package workbook.screen;

/**
 * A key that was pressed.
 *
 * @param kind which key, or {@link Kind#TEXT} for whatever writes a character
 * @param text the character that it writes, such as {@code "n"}; empty for all others
 */
public record Key(Kind kind, String text) {

    /** Keys that differ in what they mean, on every keyboard. */
    public enum Kind {
        TEXT,
        ENTER,
        ESCAPE,
        TAB,
        BACK_TAB,
        BACKSPACE,
        DELETE,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        /** One that means nothing here, such as F7. */
        OTHER
    }

    /** A key that writes this character. */
    public static Key of(String text) {
        return new Key(Kind.TEXT, text);
    }

    /** A key that writes nothing. */
    public static Key of(Kind kind) {
        return new Key(kind, "");
    }

    /** True if it writes this character. */
    public boolean writes(String character) {
        return kind == Kind.TEXT && text.equals(character);
    }
}
