package workbook.screen;

/** How much of something is done, as a bar that needs no color. */
public final class Bar {

    private Bar() {}

    /**
     * Such as {@code [###.....]}; it is full only if all is done, and empty only if nothing is.
     *
     * @param cells how wide it is between its brackets
     */
    public static String of(int done, int all, int cells) {
        int full = all == 0 ? 0 : (int) ((long) done * cells / all);
        if (done > 0 && full == 0) {
            full = Math.min(1, cells);
        }
        return "[" + "#".repeat(full) + ".".repeat(cells - full) + "]";
    }
}
