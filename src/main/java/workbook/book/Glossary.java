package workbook.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import workbook.course.Nearest;

/** The words that the book explains, each tied to the places where a chapter first uses it. */
final class Glossary {

    static final String PAGE = "glossary.html";

    /** The finished entries of the page. */
    static final String WORDS = "dl.words > div";

    private static final String LINK = "a.term";

    private final Findings findings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable Page page;

    /** A word, what it means, and the links to where it is used. */
    private record Entry(Element name, Element meaning, List<Element> uses) {}

    Glossary(Findings findings) {
        this.findings = findings;
    }

    static String address(String id) {
        return PAGE + "#" + id;
    }

    /** Takes the entries in; the chapters' marks come later, one chapter after the other. */
    void read(Page glossary) {
        page = glossary;
        glossary.body().select("dl > dt").forEach(name -> read(glossary, name));
    }

    private void read(Page glossary, Element name) {
        String word = name.text();
        @Nullable Element anchor = name.selectFirst("a[id]");
        @Nullable Element meaning = name.nextElementSibling();
        if (anchor == null) {
            String remedy = "Write [[id]] before it.";
            find(glossary, word + "::", "the term " + word + " has no id", remedy);
        } else if (meaning == null || !meaning.is("dd")) {
            String remedy = "Write it below, in one to three sentences.";
            find(glossary, word + "::", "the term " + word + " has no definition", remedy);
        } else {
            name.removeAttr("class").attr("id", anchor.id());
            anchor.remove();
            entries.put(name.id(), new Entry(name, meaning, new ArrayList<>()));
        }
    }

    /** Ties the words that are marked in a page to their entries. */
    void tie(Page from) {
        Map<String, Integer> marked = new HashMap<>();
        for (Element link : from.body().select(LINK)) {
            String id = link.attr("href").substring(address("").length());
            int after = Math.max(Source.lineOf(link), marked.getOrDefault(id, 0) + 1);
            int line = from.source().lineOf("term:" + id + "[", after);
            if (!entries.containsKey(id)) {
                unknown(from, line, id);
                link.unwrap();
            } else if (marked.containsKey(id)) {
                String what = "the term " + id + " is marked a second time in this chapter";
                findings.add(from.source().file(), line, what, "Mark its first use, and no other.");
            } else {
                tie(link, id, entries.get(id), from);
            }
            marked.put(id, line);
        }
    }

    private static void tie(Element link, String id, Entry entry, Page from) {
        link.attr("id", "use-" + id).attr("aria-describedby", "term-" + id);
        if (link.text().isEmpty()) {
            link.html(entry.name().html());
        }
        if (from.kind() == Page.Kind.CHAPTER) {
            entry.uses().add(use(from, link));
        }
    }

    private static Element use(Page from, Element link) {
        @Nullable Element section = link.closest("section[aria-labelledby]");
        @Nullable Element heading = section == null ? null : section.selectFirst("h2, h3, h4");
        String place = heading == null ? from.title() : heading.text();
        Element use = new Element("a").attr("href", from.name() + "#" + link.id());
        return use.text("chapter " + from.number() + ", “" + place + "”");
    }

    /** What the words of a page mean, to be opened beside them. */
    Element definitions(Page of) {
        Element all = new Element("div");
        for (Element link : of.body().select(LINK + "[aria-describedby]")) {
            @Nullable Entry entry = entries.get(link.id().substring("use-".length()));
            if (entry != null) {
                Element one = all.appendElement("div").addClass("definition").attr("popover", "");
                one.attr("id", link.attr("aria-describedby")).attr("role", "tooltip");
                one.html(entry.meaning().html()).select("a").unwrap();
                one.select(".facts").remove();
                one.child(0).prepend("<b>" + entry.name().html() + "</b> ");
            }
        }
        return all;
    }

    /** Puts the entries in order, each with the way back; call it when all chapters are tied. */
    Optional<Page> finish() {
        if (page != null) {
            for (Entry entry : entries.values()) {
                if (entry.uses().isEmpty()) {
                    String id = entry.name().id();
                    String remedy = "Mark its first use with term:" + id + "[], or take it out.";
                    find(page, "[[" + id + "]]", "no chapter uses the term " + id, remedy);
                } else {
                    back(entry);
                }
            }
            sort(page.body());
        }
        return Optional.ofNullable(page);
    }

    private static void back(Entry entry) {
        Element facts = entry.meaning().appendElement("p").addClass("facts").text("First used in ");
        for (int i = 0; i < entry.uses().size(); i++) {
            facts.appendText(i == 0 ? "" : i == 1 ? "; again in " : " and ");
            facts.appendChild(entry.uses().get(i));
        }
    }

    private void sort(Element body) {
        Element list = new Element("dl").addClass("words");
        entries.values().stream()
                .sorted(Comparator.comparing(
                        each -> each.name().text(), String.CASE_INSENSITIVE_ORDER))
                .forEach(each -> list.appendElement("div")
                        .appendChild(each.name())
                        .appendChild(each.meaning()));
        body.select("dl:not(.words)").remove();
        body.appendChild(list);
    }

    private void unknown(Page from, int line, String id) {
        String near = Nearest.to(id, entries.keySet())
                .map(known -> "Did you mean " + known + "? Or add")
                .orElse("Add");
        findings.add(
                from.source().file(),
                line,
                "the glossary has no term " + id,
                near + " it to docs/glossary.adoc.");
    }

    private void find(Page at, String text, String what, String remedy) {
        findings.add(at.source().file(), at.source().lineOf(text, 1), what, remedy);
    }
}
