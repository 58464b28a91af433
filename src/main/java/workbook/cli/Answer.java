package workbook.cli;

/** What a command came to. Commands give it back; {@link Session#tell} alone prints it. */
interface Answer {

    /** 0 all well, 1 an exercise fails, 2 wrong usage or environment. */
    default int exitCode() {
        return 0;
    }

    /** Maps, lists, texts, numbers and booleans. */
    Object json();

    void print(Terminal out);
}
