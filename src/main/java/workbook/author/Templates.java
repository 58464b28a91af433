package workbook.author;

/** The texts that a new chapter or exercise begins with. */
final class Templates {

    private Templates() {}

    static String prose(String title) {
        return """
                = %s

                %s: what the learner can do at the end of this chapter, in two or three sentences.
                """.formatted(title, AuthorCheck.TODO);
    }

    static String list(String title) {
        return """
                title: %s
                exercises: []
                """.formatted(quoted(title));
    }

    static String row(String id, String title, String type) {
        return """
                  - id: %1$s
                    title: %2$s
                    task: >
                      %4$s: what to do, in two to four sentences.
                    files: [%3$s.java]
                    test: %3$sTest
                    points: 1
                    read: %1$s
                    hints: []
                    ours: >
                      %4$s: what our finished code does differently, and why, in one sentence.
                """.formatted(id, quoted(title), type, AuthorCheck.TODO);
    }

    static String code(String chapter, String id, String type) {
        return """
                package %1$s;

                /** %4$s: one sentence that says what this class is. */
                public final class %3$s {

                    private %3$s() {}

                    /** %4$s: one sentence that says what this method gives back. */
                    public static int %5$s() {
                        //? %4$s: tell the learner what to write here.
                        // tag::solution-%2$s[]
                        return 0; // %4$s: the finished code.
                        // end::solution-%2$s[]
                    }
                }
                """.formatted(
                        chapter,
                        id,
                        type,
                        AuthorCheck.TODO,
                        Character.toLowerCase(type.charAt(0)) + type.substring(1));
    }

    static String test(String chapter, String type) {
        return """
                package %s;

                /** %s: one sentence that says what is tested. */
                class %sTest {
                    // %2$s: tests named as behavior, each with a @DisplayName.
                }
                """.formatted(chapter, AuthorCheck.TODO, type);
    }

    /** A title as YAML takes it, whatever is in it. */
    private static String quoted(String title) {
        boolean plain = title.matches("[A-Z][a-z]+( [\\w?',]+)+");
        return plain ? title : '"' + title.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
