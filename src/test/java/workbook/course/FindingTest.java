package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A finding knows its file and its line apart. */
class FindingTest {

    @Test
    void aLineIsPartOfWhereItIs() {
        Finding finding = Finding.at("chapters/ch01/A.java", 12, "it is long", "Break it.");
        assertEquals("chapters/ch01/A.java:12", finding.where());
        assertEquals("chapters/ch01/A.java", finding.file());
        assertEquals(12, finding.line());
        assertEquals("chapters/ch01/A.java:12: it is long\n  Break it.", finding.toString());
    }

    @Test
    void aFileAloneStandsForItsFirstLine() {
        Finding finding = new Finding("C:/course/A.java", "it is missing", "Write it.");
        assertEquals("C:/course/A.java", finding.file());
        assertEquals(1, finding.line());
    }
}
