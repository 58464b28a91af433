package workbook.book;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes plain, meaningful HTML of what Asciidoctor writes. */
final class Tidy {

    private final String chapter;

    /** Figures are numbered by chapter, which is such as {@code 3.}, or empty. */
    Tidy(String chapter) {
        this.chapter = chapter;
    }

    void applyTo(Element page) {
        page.select(".exampleblock > .content, .openblock > .content, .sectionbody")
                .unwrap();
        page.select("details > .content").unwrap();
        page.select("summary").removeClass("title");
        paragraphs(page);
        sections(page);
        lists(page);
        admonitions(page);
        figures(page);
        exercises(page);
        page.select("th").attr("scope", "col");
        page.select("table").forEach(Tidy::scrollable);
    }

    private static void paragraphs(Element page) {
        for (Element block : page.select("div.paragraph")) {
            Element text = block.expectFirst("p");
            block.removeClass("paragraph");
            if (block.hasClass("aside")) {
                block.attr("role", "note");
                text.unwrap();
            } else {
                text.attr("class", (block.className() + " " + text.className()).strip());
                block.replaceWith(text);
            }
        }
    }

    private static void sections(Element page) {
        for (Element section : page.select(".sect1, .sect2, .sect3")) {
            @Nullable Element heading = section.selectFirst("h2, h3, h4");
            section.tagName("section")
                    .removeClass("sect1")
                    .removeClass("sect2")
                    .removeClass("sect3");
            if (heading != null) {
                section.attr("aria-labelledby", heading.id());
                String label = "Link to the section " + heading.text();
                heading.appendElement("a")
                        .addClass("anchor")
                        .attr("href", "#" + heading.id())
                        .attr("aria-label", label);
            }
        }
        page.select("#preamble").removeAttr("id").addClass("preamble");
    }

    private static void lists(Element page) {
        for (Element block : page.select("div.ulist, div.olist, div.dlist")) {
            block.child(0).addClass(Source.stamp(Source.lineOf(block)));
            for (String role : List.of("todo", "chapters")) {
                if (block.hasClass(role)) {
                    block.child(0).addClass(role);
                }
            }
            block.unwrap();
        }
    }

    private static void admonitions(Element page) {
        for (Element block : page.select(".admonitionblock")) {
            Element note = new Element("div").attr("class", block.className()).attr("role", "note");
            note.removeClass("admonitionblock").addClass("admonition");
            note.appendElement("p")
                    .addClass("label")
                    .text(block.expectFirst("i").attr("title"));
            Element content = block.expectFirst("td.content");
            String html = content.html().strip();
            note.append(content.children().is("p, ul, ol") ? html : "<p>" + html + "</p>");
            block.replaceWith(note);
        }
    }

    private void figures(Element page) {
        int number = 0;
        for (Element block : page.select(".openblock.figure")) {
            number++;
            block.tagName("figure").attr("class", "figure " + Source.stamp(Source.lineOf(block)));
            block.select("svg[width]").stream()
                    .filter(Tidy::isSmall)
                    .forEach(svg -> block.addClass("small"));
            @Nullable Element title = block.selectFirst("> .title");
            if (title != null) {
                title.tagName("figcaption").removeClass("title");
                title.prepend("<b>Figure " + chapter + number + "</b> ");
                block.appendChild(title);
            }
        }
    }

    /** Small enough to stand beside the prose. */
    private static boolean isSmall(Element svg) {
        return Double.parseDouble(svg.attr("width")) <= 480;
    }

    /** What to do on the left, the means to do it on the right, our solution below both. */
    private static void exercises(Element page) {
        for (Element block : page.select(".openblock.exercise")) {
            block.tagName("section").removeClass("openblock");
            if (block.hasAttr("id")) {
                block.attr("aria-labelledby", block.id() + "-title");
            }
            Element two = new Element("div").addClass("two");
            two.appendElement("div").appendChildren(block.select("> :not(.todo, details)"));
            two.appendElement("div").appendChildren(block.select("> .todo, > .hint"));
            block.prependChild(two);
        }
    }

    private static void scrollable(Element table) {
        table.select("colgroup").remove();
        table.select("td > p.tableblock").unwrap();
        Element frame = new Element("div").addClass("table").attr("tabindex", "0");
        frame.addClass(Source.stamp(Source.lineOf(table)));
        table.replaceWith(frame);
        frame.appendChild(table);
        table.getAllElements().forEach(element -> element.removeAttr("class"));
    }
}
