package workbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.course.Finding;

/** What a page of the book holds. */
class BookTest {

    private static final String PART = "../../docs/book/parts/1-first.adoc";

    @TempDir
    static Path root;

    private static SampleBook book;
    private static List<Finding> findings;
    private static Document page;

    @BeforeAll
    static void render() {
        book = SampleBook.in(root);
        findings = book.render(Edition.READER);
        page = Jsoup.parse(book.page());
    }

    @Test
    void aBookThatIsWellHasNoFinding() {
        assertEquals(List.of(), findings);
    }

    @Test
    void everyChapterHasAPageAndTheFirstPageLeadsToAll() {
        Document index = Jsoup.parse(text("index.html"));
        assertEquals("ch01sample.html", index.expectFirst(".toc a").attr("href"));
        assertTrue(Files.exists(book.out().resolve("ch02next.html")));
        assertEquals("ch02next.html", page.expectFirst(".turn a[rel=next]").attr("href"));
        assertEquals("part1.html", page.expectFirst(".turn a[rel=prev]").attr("href"));
    }

    @Test
    void codeStandsBesideTheParagraphBeforeItAndItsNotesFollow() {
        assertEquals(3, page.expectFirst(".beside").childrenSize());
        assertTrue(page.expectFirst(".beside > p").text().startsWith("A socket hands out"));
        assertFalse(page.select(".beside > p + .side > figure.code").isEmpty());
        assertEquals(4, page.select(".side + .rest > ol.callouts > li").size());
    }

    @Test
    void aCalloutAndItsNotePointAtEachOther() {
        String note = page.expectFirst(".called > .co").attr("href");
        assertEquals("#co1-1", page.expectFirst(note).attr("href"));
        assertTrue(page.expectFirst(".called").text().endsWith("int n = in.read(buffer);"));
    }

    @Test
    void aLineWithACalloutKeepsItsIndent() {
        assertTrue(page.select(".called").get(2).wholeText().startsWith("3    throw new"));
    }

    @Test
    void quotesAreCurledInProseOnly() {
        assertTrue(page.text().contains("speak of it: \u201chere\u201d, as \"code\" keeps"));
    }

    @Test
    void aListingThatEnclosesASolutionDoesNotGiveItAway() {
        assertTrue(page.text().contains("// yours to write: exercise read-all"));
        assertFalse(book.page().contains("toByteArray"));
        assertFalse(book.page().contains("//?"));
    }

    @Test
    void onlyTheTeachersEditionShowsOurSolution(@TempDir Path other) {
        SampleBook teachers = SampleBook.in(other);
        assertEquals(List.of(), teachers.render(Edition.TEACHER));
        assertTrue(teachers.page().contains("toByteArray"));
        assertTrue(teachers.page().contains("Teacher's edition"));
        assertFalse(book.page().contains("Teacher's edition"));
    }

    @Test
    void everyOptionOfAQuizOpensToItsExplanation() {
        assertEquals("q-read", page.expectFirst(".quiz").id());
        assertEquals(3, page.select(".quiz details > .why > p:nth-child(2)").size());
        assertEquals(
                "At least 1, at most 51.", page.select(".quiz .right > summary").text());
    }

    @Test
    void aTaskKeepsItsMarkupAndItsHintsAreFolded() {
        assertEquals(
                "SampleReader.readToEnd", page.expectFirst(".exercise p > code").text());
        assertEquals(2, page.select(".exercise details.hint:not([open])").size());
    }

    @Test
    void twoDrawingsNeverShareAnId() {
        assertEquals(1, page.select("#parked-svg-tip").size());
        assertEquals(
                "url(#parked-svg-tip)", page.expectFirst("svg g[marker-end]").attr("marker-end"));
    }

    @Test
    void theSearchIndexHoldsEverySectionOnce() {
        String index = text("search-index.js");
        assertTrue(index.startsWith("window.bookIndex = [["));
        assertEquals(2, index.split("A parked thread still has its stack", -1).length);
        assertTrue(index.contains("[\"glossary.html#kernel\",\"Glossary\",\"kernel\",\"The part"));
        assertEquals(2, index.split("runs the machine for everybody", -1).length);
    }

    @Test
    void aPartOpensBeforeItsChaptersAndLooksBackBehindThem() {
        Document sidebar = Jsoup.parse(text("index.html"));
        assertEquals(
                List.of(
                        "part1.html",
                        "ch01sample.html",
                        "ch02next.html",
                        "part1-now.html",
                        "glossary.html"),
                sidebar.select(".contents a").eachAttr("href"));
        Document opening = Jsoup.parse(text("part1.html"));
        assertEquals("Part I", opening.expectFirst("article .label").text());
        assertEquals(List.of("Stand still.", "Give each a thread."), leads(opening));
        assertEquals("<em>still</em>", opening.expectFirst(".lead em").outerHtml());
    }

    @Test
    void aPartNamesTheExercisesByTheirTitles() {
        Document closing = Jsoup.parse(text("part1-now.html"));
        assertEquals(
                "Where does a reply end?",
                closing.expectFirst("a[href=ch01sample.html#exercise-read-all]").text());
        assertEquals(
                "the second chapter",
                closing.expectFirst("p > a[href=ch02next.html]").text());
    }

    @Test
    void whatIsNotWrittenIsCalledSoAndLeadsNowhere() {
        Document index = Jsoup.parse(text("index.html"));
        assertEquals(
                "Part II: The kernel Chapters 3 and 4 What is below.",
                index.expectFirst(".coming").text());
        assertTrue(index.select(".coming a").isEmpty());
        assertFalse(Files.exists(book.out().resolve("part2.html")));
    }

    @Test
    void aPartIsNotLookedBackOnBeforeItIsWhole(@TempDir Path other) {
        SampleBook begun = SampleBook.in(other);
        begun.change(PART, ":chapters: 1-2", ":chapters: 1-3");
        begun.change("../../docs/book/parts/2-second.adoc", ":chapters: 3-4", ":chapters: 4-4");
        assertEquals(List.of(), begun.render(Edition.READER));
        assertFalse(Files.exists(begun.out().resolve("part1-now.html")));
        assertTrue(begun.page("part1.html").contains("Chapter 3 is being written."));
    }

    @Test
    void theFirstUseOfATermLeadsToItsEntryAndSaysWhatItMeans() {
        Element link = page.expectFirst("a.term");
        assertEquals("glossary.html#thread", link.attr("href"));
        assertEquals("thread", link.text());
        assertEquals("kernel, as ever,", page.select("a.term").get(1).text());
        Element definition = page.getElementById(link.attr("aria-describedby"));
        assertTrue(definition.text().startsWith("thread One of the things"));
        assertTrue(definition.select("a").isEmpty(), "it is read where its links lead nowhere");
    }

    @Test
    void theGlossaryIsInOrderAndLeadsBackToEveryChapterThatUsesAWord() {
        Document glossary = Jsoup.parse(text("glossary.html"));
        assertEquals(List.of("kernel", "thread"), glossary.select(".words dt").eachText());
        Elements uses = glossary.select("#thread + dd .facts a");
        assertEquals(
                List.of("ch01sample.html#use-thread", "ch02next.html#use-thread"),
                uses.eachAttr("href"));
        assertEquals(
                "First used in chapter 1, \u201cA thread, parked\u201d; "
                        + "again in chapter 2, \u201cThe pool\u201d",
                glossary.expectFirst("#thread + dd .facts").text());
    }

    @Test
    void aTextBlockIsColoredLineByLine() {
        String html = Highlighter.html("java", "\"\"\"\n  a < b\n  \"\"\"");
        assertEquals(
                List.of(
                        "<span class=\"string\">&quot;&quot;&quot;</span>",
                        "<span class=\"string\">  a &lt; b</span>",
                        "<span class=\"string\">  &quot;&quot;&quot;</span>"),
                html.lines().toList());
    }

    private static List<String> leads(Document opening) {
        return opening.select(".toc .lead").eachText();
    }

    private static String text(String name) {
        return book.page(name);
    }
}
