package workbook.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The well-known complaints, each made by the compiler itself, each with its explanation. */
class ExplanationsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int a = 1                                         | A statement ends with a semicolon
            String s = "open;                                 | The text opens with
            char c = 'ab';                                    | Single quotes hold exactly one
            int n = java.util.Objects.hash(1;                 | Count the parentheses
            int x; System.out.println(x);                     | no value yet
            return 1; System.out.println();                   | No way leads to this line
            new java.io.FileInputStream("f");                 | add the exception
            try { } catch (java.io.IOException e) { }         | this catch can never run
            int n = "text";                                   | another
            byte b = 300;                                     | with a cast
            int n = misspelled;                               | check the spelling
            Strin s = null;                                   | no type of this name
            final int f = 1; f = 2;                           | it keeps the value
            int d = 1; int d = 2;                             | This name is taken
            int i = 0; Runnable r = () -> use(i); i++;        | nothing ever changes
            use();                                            | takes other arguments
            other();                                          | belongs to no object
            1 + 1;                                            | nothing is done with it
            else { }                                          | has no if before it
            """)
    void aWellKnownComplaintIsExplained(String statement, String explanation) throws IOException {
        assertContains(flat(complaint(statement + "\n return 0;")), explanation);
    }

    @Test
    void aMethodThatForgetsToReturnIsExplained() throws IOException {
        assertContains(flat(complaint("if (args == 1) { return 2; }")), "returns none");
    }

    @Test
    void aMissingBraceIsExplained() throws IOException {
        assertContains(
                flat(complaint("if (args == 1) { return 2;")), "somewhere above, a { has no }");
    }

    @Test
    void theCaretStandsUnderTheColumnInALineWithTabs() throws IOException {
        String text = complaint("\t\tint x = y;\n return x;");

        List<String> lines = text.lines().toList();
        assertEquals(lines.get(1).indexOf("y;"), lines.get(2).indexOf('^'), text);
    }

    private String complaint(String statements) throws IOException {
        Path file = folder.resolve("T.java");
        Files.writeString(file, """
                class T {
                    void other() {}
                    static void use(int i) {}
                    static int method(int args) {
                        %s
                    }
                }
                """.formatted(statements));
        List<Complaint> errors = new Javac().compile(List.of(file), List.of(), List.of(), folder);
        assertFalse(errors.isEmpty());
        return errors.get(0).inFull();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is not in:\n" + text);
    }
}
