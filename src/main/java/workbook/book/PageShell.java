package workbook.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Puts the frame around a page: head, search, contents, previous and next. */
final class PageShell {

    private final String template;
    private final List<Page> pages;
    private final Edition edition;
    private final Glossary glossary;

    PageShell(Source template, List<Page> pages, Edition edition, Glossary glossary) {
        this.template = String.join("\n", template.lines());
        this.pages = pages;
        this.edition = edition;
        this.glossary = glossary;
    }

    Document around(Page page) {
        boolean index = page.kind() == Page.Kind.COVER;
        String book = pages.get(0).title();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tab", index ? book : page.fullTitle() + " · " + book);
        values.put("book", book);
        values.put("edition", edition == Edition.TEACHER ? "Teacher's edition" : "");
        values.put("kind", page.kind().name().toLowerCase(Locale.ROOT));
        values.put("contents", contents(page).outerHtml());
        values.put("kicker", page.kicker());
        values.put("title", page.title());
        values.put("facts", page.kind() == Page.Kind.CHAPTER ? page.facts() : "");
        values.put("turn", turn(page).html());
        values.put("definitions", glossary.definitions(page).html());
        values.put("body", page.body().html());
        String html = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            html = html.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        Document document = Jsoup.parse(html);
        document.select("[data-optional]:empty").remove();
        document.select("[data-optional]").removeAttr("data-optional");
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /** The chapters; the one that is open shows its sections. */
    private Element contents(Page open) {
        Element list = new Element("ol").addClass("chapters");
        for (Page page : pages.subList(1, pages.size())) {
            Element item = list.appendElement("li");
            item.addClass(page.kind().name().toLowerCase(Locale.ROOT));
            Element link = item.appendElement("a").attr("href", page.name());
            Element mark = link.appendElement("span").addClass("number").text(page.mark());
            if (page.kind() == Page.Kind.PART) {
                mark.text(page.kicker());
            }
            link.appendElement("span").text(page.title());
            if (page.name().equals(open.name())) {
                link.attr("aria-current", "page");
                item.appendChild(sections(page, ""));
            }
        }
        return list;
    }

    /** A list of links to a page's sections. */
    static Element sections(Page page, String file) {
        Element list = new Element("ol").addClass("sections");
        for (Element heading : page.headings()) {
            list.appendElement("li")
                    .appendElement("a")
                    .attr("href", file + "#" + heading.id())
                    .text(heading.text());
        }
        return list;
    }

    private Element turn(Page page) {
        Element turn = new Element("div");
        int at = pages.indexOf(page);
        if (at > 0) {
            turn.appendChild(leaf("prev", "Previous", pages.get(at - 1)));
        }
        if (at + 1 < pages.size()) {
            turn.appendChild(leaf("next", "Next", pages.get(at + 1)));
        }
        return turn;
    }

    private static Element leaf(String rel, String label, Page to) {
        Element link = new Element("a").attr("rel", rel).attr("href", to.name());
        link.appendElement("span").addClass("label").text(label);
        link.appendElement("span").text(to.fullTitle());
        return link;
    }
}
