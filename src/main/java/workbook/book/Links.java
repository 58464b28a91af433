package workbook.book;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Follows every link of the finished pages, and says in which line of the source one is broken. */
final class Links {

    private static final Pattern CHAPTER =
            Pattern.compile("\\.\\./(ch\\d\\d\\w*)/chapter\\.html(#.*)?");

    private final Path out;
    private final Map<String, Set<String>> anchors = new HashMap<>();
    private final Findings findings;

    Links(Path out, List<Page> pages, Findings findings) {
        this.out = out;
        this.findings = findings;
        pages.forEach(page -> anchors.put(
                page.name(), new HashSet<>(page.body().select("[id]").eachAttr("id"))));
    }

    /** Points references between sources, to a chapter or the glossary, at their pages. */
    static void redirect(Element body) {
        for (Element link : body.select("a[href]")) {
            if (link.attr("href").equals("../" + Glossary.PAGE)) {
                link.attr("href", Glossary.PAGE);
            }
            Matcher chapter = CHAPTER.matcher(link.attr("href"));
            if (chapter.matches()) {
                String anchor = chapter.group(2) == null ? "" : chapter.group(2);
                if (link.text().startsWith("../")) {
                    link.text("chapter " + Integer.parseInt(chapter.group(1).substring(2, 4)));
                }
                link.attr("href", chapter.group(1) + ".html" + anchor);
            }
        }
    }

    void check(Page page) {
        Set<String> seen = new HashSet<>();
        for (Element element : page.body().select("[id]")) {
            if (!seen.add(element.id())) {
                find(page, element, element.id(), "the id " + element.id() + " is used twice");
            }
        }
        for (Element link : page.body().select("a[href]")) {
            follow(page, link, link.attr("href"));
        }
        for (Element image : page.body().select("img")) {
            follow(page, image, image.attr("src"));
            checkAlt(page, image);
        }
    }

    private void follow(Page page, Element link, String address) {
        if (address.matches("(https?|mailto):.*")) {
            checkSyntax(page, link, address);
            return;
        }
        String[] parts = address.split("#", 2);
        String name = parts[0].isEmpty() ? page.name() : parts[0];
        Set<String> ids = anchors.get(name);
        if (ids == null && !Files.exists(out.resolve(name))) {
            find(
                    page,
                    link,
                    name.replaceFirst("\\.html$", ""),
                    "the link to " + address + " leads to no page");
        } else if (ids != null && parts.length > 1 && !ids.contains(parts[1])) {
            find(page, link, parts[1], "nothing has the id " + parts[1] + " in " + name);
        }
    }

    private void checkSyntax(Page page, Element link, String address) {
        try {
            URI uri = new URI(address);
            if (!uri.isOpaque() && uri.getHost() == null) {
                find(page, link, address, "the address " + address + " has no host");
            }
        } catch (URISyntaxException e) {
            find(page, link, address, "the address " + address + " is malformed");
        }
    }

    /** Asciidoctor makes an alt text of the file's name: that is none. */
    private void checkAlt(Page page, Element image) {
        String name = image.attr("src").replaceAll(".*/|\\.\\w+$", "");
        String alt = image.attr("alt");
        if (alt.isBlank() || alt.equals(name.replaceAll("[-_]", " "))) {
            find(page, image, image.attr("src"), "the image " + name + " has no alt text");
        }
    }

    private void find(Page page, Element at, String text, String what) {
        int line = page.source().lineOf(text, Source.lineOf(at));
        findings.add(page.source().file(), line, what, "Mend it in this line or near it.");
    }
}
