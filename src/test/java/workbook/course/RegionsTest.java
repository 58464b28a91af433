package workbook.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finds regions, and refuses markers that are not where they may be. */
class RegionsTest {

    @Test
    void aListingMayBePutTogetherFromSeveralPlaces() {
        Regions regions = Regions.parse("A.java", """
                // tag::shown[]
                int a;
                // end::shown[]
                int b;
                // tag::shown[]
                int c;
                // end::shown[]
                """);

        List<String> code = regions.named("shown").stream()
                .flatMap(region -> regions.code(region).stream())
                .toList();
        assertEquals(List.of("int a;", "int c;"), code);
        assertEquals(List.of(), regions.solutions());
    }

    @Test
    void aRegionKnowsItsTodoItsStandInAndItsCode() {
        Regions regions = Regions.parse("A.java", """
                class A {
                    //? Say it.
                    //= int a;
                    // tag::solution-say[]
                    // tag::inner[]
                    int b;
                    // end::inner[]
                    // end::solution-say[]
                }
                """);

        Regions.Region region = regions.solutions().get(0);
        assertEquals(List.of("Say it."), region.todo());
        assertEquals(List.of("int a;"), region.standIn());
        assertEquals("    int b;", regions.code(region).get(1));
        assertTrue(region.belongsTo("say"));
    }

    /** Lines are separated by {@code ;} here; then the line that is named, and words about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            // tag::solution-a[];x                             | 1 | is never closed
            // tag::a[];x                                      | 1 | is never closed
            x;// end::solution-a[]                             | 2 | is not open
            // tag::solution-a[];// tag::solution-b[]          | 2 | begins inside solution-a
            // tag::solution-a[];// tag::x[];// tag::solution-b[] | 3 | begins inside solution-a
            // tag::x[];// tag::solution-a[];// end::x[]       | 3 | is still open inside it
            // tag::solution-a[];// end::solution-a[];// tag::solution-a[] | 3 | in this file already
            x;//? Do it.;x                                     | 2 | no solution region follows
            x;//? Do it.                                       | 2 | no solution region follows
            //? Do it.;;// tag::solution-a[]                   | 1 | no solution region follows
            //? Do it.;// tag::x[]                             | 1 | no solution region follows
            //= x;//? Do it.;// tag::solution-a[]              | 2 | after a //= line
            //? Do it.; // tag::solution-a[]                   | 1 | not indented like the tag
            // tag::solution-a[];//? Do it.                    | 2 | inside the region solution-a
            // tag::solution-a[];// tag::b[];//= x             | 3 | inside the region solution-a
            int a // tag::solution-a[]                         | 1 | looks like a marker
            // tag::solution-A[]                               | 1 | looks like a marker
            // tag:solution-a[]                                | 1 | looks like a marker
            // end::solution-a                                 | 1 | looks like a marker
            // tag::solution-a[] and more                      | 1 | looks like a marker
            """)
    void aMisplacedMarkerIsNamedWithItsLine(String source, int line, String words) {
        CourseException problem = assertThrows(
                CourseException.class, () -> Regions.parse("A.java", source.replace(";", "\n")));

        assertEquals("A.java:" + line, problem.where(), problem.getMessage());
        assertTrue(problem.what().contains(words), problem.what());
        assertTrue(problem.remedy().length() > 10, problem.getMessage());
    }
}
