package workbook.book;

import java.util.Collection;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The table of contents on the book's first page: parts, their chapters, and what is to come. */
final class Contents {

    private final Element section = new Element("section");
    private final Element coming = new Element("ul").addClass("coming");

    Contents() {
        section.attr("aria-labelledby", "book-contents-heading");
        section.appendElement("h2").attr("id", "book-contents-heading").text("Contents");
    }

    void add(Part part, Page opening, Collection<Page> chapters) {
        Element head = section.appendElement("div").addClass("part");
        head.appendElement("p").addClass("label").text(opening.kicker());
        Element title = head.appendElement("h3");
        title.appendElement("a").attr("href", opening.name()).text(opening.title());
        head.appendElement("p").text(lead(opening));
        Element list = section.appendElement("ol").addClass("toc");
        for (Page chapter : chapters) {
            Element item = item(chapter, "h4", lead(chapter));
            item.appendChild(PageShell.sections(chapter, chapter.name()));
            list.appendChild(item);
        }
        if (!part.coming().isEmpty()) {
            section.appendElement("p").addClass("facts").text(part.coming());
        }
    }

    /** Names a part that is not there, as such. */
    void coming(Part part, Page opening) {
        Element item = coming.appendElement("li");
        item.appendElement("b").text(opening.fullTitle());
        item.appendText(" ");
        item.appendElement("span").addClass("facts").text(part.range());
        item.appendElement("p").text(lead(opening));
    }

    void addTo(Page cover) {
        if (coming.childrenSize() > 0) {
            section.appendElement("h3").text("Not written yet");
            section.appendChild(coming);
        }
        @Nullable Element first = cover.body().selectFirst("section");
        if (first == null) {
            cover.body().appendChild(section);
        } else {
            first.before(section);
        }
    }

    /** A chapter in a list: number, title, what it is about, how much there is to do. */
    static Element item(Page chapter, String heading, String about) {
        Element item = new Element("li");
        item.appendElement("span").addClass("number").text(chapter.mark());
        Element text = item.appendElement("div");
        Element title = text.appendElement(heading);
        title.appendElement("a").attr("href", chapter.name()).text(chapter.title());
        text.appendElement("p").addClass("lead").html(about);
        text.appendElement("p").addClass("facts").text(chapter.facts());
        return item;
    }

    private static String lead(Page page) {
        @Nullable Element first = page.body().selectFirst("p");
        return first == null ? "" : first.text();
    }
}
