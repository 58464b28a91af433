package workbook.book;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Adds the table of contents to the book's first page. */
final class Cover {

    private Cover() {}

    static void addContents(Page cover, List<Page> pages) {
        Element section = new Element("section").attr("aria-labelledby", "book-contents-heading");
        section.appendElement("h2").attr("id", "book-contents-heading").text("Contents");
        Element list = section.appendElement("ol").addClass("toc");
        for (Page chapter : pages) {
            if (chapter.kind() != Page.Kind.CHAPTER) {
                continue;
            }
            Element item = list.appendElement("li");
            String number = Integer.toString(chapter.number());
            item.appendElement("span").addClass("number").text(number);
            Element text = item.appendElement("div");
            text.appendElement("h3")
                    .appendElement("a")
                    .attr("href", chapter.name())
                    .text(chapter.title());
            text.appendElement("p").addClass("lead").text(lead(chapter));
            text.appendElement("p").addClass("facts").text(chapter.facts());
            item.appendChild(PageShell.sections(chapter, chapter.name()));
        }
        @Nullable Element first = cover.body().selectFirst("section");
        if (first == null) {
            cover.body().appendChild(section);
        } else {
            first.before(section);
        }
    }

    private static String lead(Page chapter) {
        @Nullable Element first = chapter.body().selectFirst("p");
        return first == null ? "" : first.text();
    }
}
