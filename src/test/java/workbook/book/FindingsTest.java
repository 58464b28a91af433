package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Finding;

/** Whatever is wrong with the book is said with its file and line. */
@Tag("on-one-jdk")
class FindingsTest {

    private static final String PROSE = "chapter.adoc";
    private static final String PART = "../../docs/book/parts/1-first.adoc";
    private static final String CLOSING = "../../docs/book/parts/1-first-now.adoc";
    private static final String GLOSSARY = "../../docs/glossary.adoc";

    @TempDir
    Path root;

    private SampleBook book;

    @BeforeEach
    void copy() {
        book = SampleBook.in(root);
    }

    @Test
    void aMissingTag() {
        book.change(PROSE, "[tag=once]", "[tag=twice]");
        expect(PROSE, "[tag=twice]", "SampleReader.java has no tag twice");
    }

    @Test
    void aMarkInTheCodeThatIsNotWhereItMayBe() {
        String code = "SampleReader.java";
        book.change(code, "// end::loop[]", "");
        expect(code, "// end::solution-read-all[]", "loop (line 17) is still open");
    }

    @Test
    void codeWithoutATag() {
        book.change(PROSE, "[tag=once]", "[]");
        expect(PROSE, "SampleReader.java[]", "without a tag");
    }

    @Test
    void aMissingTranscript() {
        book.change(PROSE, "read.txt", "none.txt");
        expect(PROSE, "none.txt", "there is no file transcripts/none.txt");
    }

    @Test
    void aSolutionInTheProse() {
        book.change(PROSE, "[tag=whole]", "[tag=solution-read-all]");
        expect(PROSE, "[tag=solution-read-all]", "the prose shows the solution solution-read-all");
    }

    @Test
    void aTagInsideASolution() {
        book.change(PROSE, "[tag=whole]", "[tag=loop]");
        expect(PROSE, "[tag=loop]", "tag loop shows nothing");
    }

    @Test
    void anIdThatIsUsedTwice() {
        book.change(PROSE, "[quiz,q-read]", "[quiz,parked]");
        expect(PROSE, "[quiz,parked]", 1, "the id parked is used twice");
    }

    @Test
    void codeThatIsTyped() {
        book.change(PROSE, "include::SampleReader.java[tag=whole]", "int typed;");
        expect(PROSE, "int typed;", -1, "this java listing is typed by hand");
    }

    @Test
    void aLineTooWideInAFile() {
        String wide = "\"" + "x".repeat(60) + "\"";
        book.change("SampleReader.java", "\"the peer closed before it said anything\"", wide);
        expect("SampleReader.java", wide, "is 90 columns wide; 76 fit");
    }

    @Test
    void aLineTooWideInTheProse() {
        book.change(PROSE, "Connection: close", "Connection: close" + "e".repeat(70));
        expect(PROSE, "closee", "columns wide");
    }

    @Test
    void aCalloutWithoutAnExplanation() {
        book.change(PROSE, "<4> The text of _this piece_", "And _this piece_");
        expect(PROSE, "[tag=once]", -1, "callout <4> in this listing is not explained");
    }

    @Test
    void anExplanationWithoutACallout() {
        book.change("SampleReader.java", " // <4>", "");
        expect(PROSE, "<4> The text", "no callout found for <4>");
    }

    @Test
    void aBrokenReferenceInTheChapter() {
        book.change(PROSE, "<<one-read>>", "<<two-reads>>");
        expect(PROSE, "<<two-reads>>", "nothing has the id two-reads in ch01sample.html");
    }

    @Test
    void aBrokenReferenceToAnotherChapter() {
        book.change(PROSE, "chapter.adoc#pool", "chapter.adoc#puddle");
        expect(PROSE, "#puddle", "nothing has the id puddle in ch02next.html");
    }

    @Test
    void aReferenceToAChapterThatIsNotThere() {
        book.change(PROSE, "../ch02next/", "../ch99none/");
        expect(PROSE, "ch99none", "leads to no page");
    }

    @Test
    void anAddressWithoutAHost() {
        book.change(PROSE, "Then close.", "Then link:http:///x[close].");
        expect(PROSE, "http:///x", "has no host");
    }

    @Test
    void aQuizWithTwoRightAnswers() {
        book.change(PROSE, "* [ ] Always", "* [x] Always");
        expect(PROSE, "[quiz,q-read]", 1, "this quiz has 2 right answers");
    }

    @Test
    void anOptionWithoutAnExplanation() {
        book.change(PROSE, "+\nIt often is 51 on localhost.", "+\n+\nIt often is 51.");
        book.change(PROSE, "* [ ] Always 51.\n+\n+\n", "* [ ] Always 51.\n");
        expect(PROSE, "Always 51.", "has no explanation");
    }

    @Test
    void anUnknownExerciseAndOneThatNoBoxShows() {
        book.change(PROSE, "exercise::read-all[]", "exercise::read-some[]");
        expect(PROSE, "read-some", "this chapter has no exercise read-some");
        expect(PROSE, "= A thread that waits", "no box shows exercise read-all");
    }

    @Test
    void aFigureWithoutAltText() {
        book.change(PROSE, "alt=\"A timeline.", "about=\"A timeline.");
        expect(PROSE, "figure::", "figure parked.svg has no alt text");
    }

    @Test
    void anImageWithoutAltText() {
        book.change(PROSE, "Then close.", "image:a-socket.png[]");
        expect(PROSE, "a-socket.png", "the image a-socket has no alt text");
    }

    @Test
    void aTitleThatIsNotTheListsOne() {
        book.change(PROSE, "= A thread that waits", "= A thread that sleeps");
        expect(PROSE, "= A thread", "the title is not the one in exercises.yaml");
    }

    @Test
    void whatAsciidoctorWarnsOf() {
        book.change(PROSE, "=== What a request", "===== What a request");
        expect(PROSE, "===== What a request", "section title out of sequence");
    }

    @Test
    void aTermThatTheGlossaryDoesNotHave() {
        book.change(PROSE, "term:kernel[", "term:colonel[");
        expect(PROSE, "term:colonel", "the glossary has no term colonel");
        book.change(PROSE, "term:colonel[", "term:kernal[");
        assertTrue(book.render(Edition.READER).stream()
                .anyMatch(finding -> finding.remedy().startsWith("Did you mean kernel?")));
    }

    @Test
    void aTermThatIsMarkedTwice() {
        book.change(PROSE, "Send the request.", "Send the request. Your term:thread[] waits.");
        expect(PROSE, "Your term:thread", "the term thread is marked a second time");
    }

    @Test
    void aTermThatNoChapterUses() {
        book.change(PROSE, "term:kernel[kernel, as ever,]", "kernel");
        expect(GLOSSARY, "[[kernel]]", "no chapter uses the term kernel");
    }

    @Test
    void aTermWithoutAnId() {
        book.change(GLOSSARY, "[[kernel]]kernel::", "[[colonel]]colonel::\nRank.\n\nkernel::");
        expect(GLOSSARY, "kernel::", "the term kernel has no id");
    }

    @Test
    void aTermWithoutADefinition() {
        book.change(GLOSSARY, "[[kernel]]", "[[kern]]kern::\n\n[[kernel]]");
        expect(GLOSSARY, "kern::", "the term kern has no definition");
    }

    @Test
    void aChapterThatIsInNoPart() {
        book.change(PART, ":chapters: 1-2", ":chapters: 1-1");
        assertTrue(book.render(Edition.READER).stream()
                .anyMatch(finding -> finding.what().equals("no part has chapter 2")));
    }

    @Test
    void aPartWithoutChapters() {
        book.change(PART, ":chapters: 1-2", "");
        expect(PART, "= Don't wait", "does not say which chapters it has");
    }

    @Test
    void aChapterThatItsPartDoesNotSpeakOf() {
        book.change(PART, "ch02::", "ch03::");
        expect(PART, "[.chapters]", "the part says nothing of ch02");
        expect(PART, "ch03::", "ch03 is not in this part");
    }

    @Test
    void aLinkToAnExerciseThatIsNotThere() {
        book.change(CLOSING, "exercise:read-all[]", "exercise:read-some[]");
        expect(CLOSING, "read-some", "the course has no exercise read-some");
        expect(CLOSING, "= What you", "no exercise of ch01 is named here");
    }

    @Test
    void anExerciseThatSendsTheReaderNowhere() {
        book.change(PROSE, "[#one-read]", "[#another]");
        assertTrue(book.render(Edition.READER).stream()
                .anyMatch(finding -> finding.file().endsWith("exercises.yaml")
                        && finding.what().equals("no section has the id one-read")));
    }

    private void expect(String file, String at, String what) {
        expect(file, at, 0, what);
    }

    private void expect(String file, String at, int offset, String what) {
        List<Finding> findings = book.render(Edition.READER);
        List<Finding> hits = findings.stream()
                .filter(finding -> finding.what().contains(what))
                .toList();
        assertEquals(1, hits.size(), () -> "findings: " + findings);
        Path path = Path.of("chapters/ch01sample").resolve(file).normalize();
        assertEquals(path + ":" + (book.line(file, at) + offset), hits.get(0).where());
    }
}
