package workbook.screen;

/** How a word stands out where colors are shown; where they are not, it is left as it is. */
public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style. */
    public String on(String text) {
        return "\033[" + code + "m" + text + "\033[0m";
    }
}
