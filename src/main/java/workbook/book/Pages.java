package workbook.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.book.Converter.Converted;
import workbook.book.Page.Kind;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Prose;

/** Makes the pages of a book, in the order in which they are read. */
final class Pages {

    private final Course course;
    private final Converter converter;
    private final Findings findings;
    private final Glossary glossary;
    private final Path docs;
    private final List<Page> pages = new ArrayList<>();

    Pages(Course course, Converter converter, Findings findings, Glossary glossary) {
        this.course = course;
        this.converter = converter;
        this.findings = findings;
        this.glossary = glossary;
        this.docs = course.home().root().resolve("docs");
    }

    /** The cover, the parts with their chapters, the glossary. */
    List<Page> all() throws IOException {
        Page cover = page(Kind.COVER, Page.INDEX, 0, docs.resolve("book/book.adoc"), List.of());
        pages.add(cover);
        Path words = docs.resolve("glossary.adoc");
        if (Files.isRegularFile(words)) {
            glossary.read(page(Kind.GLOSSARY, Glossary.PAGE, 0, words, List.of()));
        }
        Contents contents = new Contents();
        for (Part part : Part.all(docs.resolve("book/parts"), course.chapters(), findings)) {
            part(part, contents);
        }
        course.chapters().forEach(this::checkHasPart);
        contents.addTo(cover);
        pages.forEach(glossary::tie);
        glossary.finish().ifPresent(pages::add);
        return pages;
    }

    /** A part that has no chapter yet has no page either, and only a place in the contents. */
    private void part(Part part, Contents contents) {
        Page opening = page(Kind.PART, part.page(""), part.number(), part.file(), List.of());
        if (part.chapters().isEmpty()) {
            contents.coming(part, opening);
            return;
        }
        pages.add(opening);
        Map<Chapter, Page> chapters = new LinkedHashMap<>();
        part.chapters().forEach(chapter -> chapter(chapter, chapters));
        pages.addAll(chapters.values());
        new PartCheck(part, findings).fill(opening, chapters);
        part.closing().ifPresent(file -> {
            Page closing = page(Kind.CLOSING, part.page("-now"), part.number(), file, List.of());
            new PartCheck(part, findings).check(closing);
            pages.add(closing);
        });
        contents.add(part, opening, chapters.values());
    }

    static Path prose(Chapter chapter) {
        return Prose.file(chapter).toAbsolutePath().normalize();
    }

    private void chapter(Chapter chapter, Map<Chapter, Page> chapters) {
        Path file = prose(chapter);
        if (!Files.isRegularFile(file)) {
            findings.add(
                    file, 1, "the chapter has no prose", "Write it, from = " + chapter.title());
            return;
        }
        String name = chapter.name() + ".html";
        Page page = page(Kind.CHAPTER, name, chapter.number(), file, chapter.exercises());
        new ChapterCheck(chapter, findings).check(page);
        chapters.put(chapter, page);
    }

    private void checkHasPart(Chapter chapter) {
        if (pages.stream().noneMatch(page -> page.name().equals(chapter.name() + ".html"))) {
            findings.add(
                    docs.resolve("book/parts"),
                    1,
                    "no part has chapter " + chapter.number(),
                    "Put it into the :chapters: of a part.");
        }
    }

    /** Shapes what was converted; the order of the steps matters: each finds what the last left. */
    private Page page(Kind kind, String name, int number, Path file, List<Exercise> exercises) {
        Converted prose = converter.convert(file);
        new Listings(prose.source(), findings).applyTo(prose.body());
        new Quizzes(prose.source(), findings).applyTo(prose.body());
        new Tidy(kind == Kind.CHAPTER ? number + "." : "").applyTo(prose.body());
        Beside.applyTo(prose.body());
        Quotes.applyTo(prose.body());
        Links.redirect(prose.body());
        return new Page(kind, name, number, prose.title(), exercises, prose.source(), prose.body());
    }
}
