package workbook.book;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the search field looks through: a script, because a page from a file may load no other. */
final class SearchIndex {

    /** What has an entry of its own; quizzes and exercises belong to the section around them. */
    private static final String SECTION =
            "section[aria-labelledby]:not(.quiz, .exercise, :has(.toc))";

    private SearchIndex() {}

    /** One entry a section, and one a word of the glossary: where it is, chapter, title, words. */
    static String script(List<Page> pages) {
        List<List<String>> entries = new ArrayList<>();
        for (Page page : pages) {
            entries.add(entry(page, page.name(), page.title(), page.body()));
            for (Element section : page.body().select(SECTION)) {
                Element heading = section.expectFirst("h2, h3, h4");
                String address = page.name() + "#" + section.expectFirst("[id]").id();
                entries.add(entry(page, address, heading.text(), section));
            }
            for (Element word : page.body().select(Glossary.WORDS)) {
                entries.add(word(page, word));
            }
        }
        try {
            return "window.bookIndex = " + JSON.std.asString(entries) + ";\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> word(Page page, Element word) {
        Element name = word.expectFirst("dt");
        String text = word.expectFirst("dd").select("p:not(.facts)").text();
        return List.of(page.name() + "#" + name.id(), page.title(), name.text(), text);
    }

    private static List<String> entry(Page page, String address, String title, Element content) {
        Element own = content.clone();
        // The copy itself is among those selected, and the only one without a parent.
        own.select(SECTION).stream().filter(Element::hasParent).forEach(Element::remove);
        own.select("svg, .co, .toc, .label, .words").remove();
        @Nullable Element heading = own.selectFirst("> h2, > h3, > h4");
        if (heading != null) {
            heading.remove();
        }
        return List.of(address, page.kicker(), title, own.text());
    }
}
