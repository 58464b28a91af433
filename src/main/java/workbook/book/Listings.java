package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes figures of listings: colored, with callouts in the gutter that are tied to their notes. */
final class Listings {

    /** What stands for callout n while the code is colored; the code itself can't hold these. */
    private static final Pattern MARK = Pattern.compile("[ ]*\uE000(\\d+)\uE001");

    private final Source source;
    private final Findings findings;
    private int listings;

    Listings(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void applyTo(Element page) {
        for (Element block : page.select(".listingblock, .literalblock")) {
            listings++;
            Element pre = block.expectFirst("pre");
            @Nullable Element code = pre.selectFirst("code");
            String language = code == null ? "" : code.attr("data-lang");
            checkOrigin(block, language, pre.wholeText());
            mark(pre);
            Set<String> callouts = new TreeSet<>();
            String html = lines(language, pre.wholeText(), callouts);
            explain(block, callouts);
            block.replaceWith(figure(block, language, html));
        }
    }

    private Element figure(Element block, String language, String html) {
        Element figure = new Element("figure").addClass("code").addClass(language);
        figure.addClass(Source.stamp(Source.lineOf(block)));
        @Nullable Element title = block.selectFirst(".title");
        if (title != null) {
            figure.appendElement("figcaption").html(title.html());
        }
        figure.appendElement("pre").attr("tabindex", "0").appendElement("code").html(html);
        return figure;
    }

    private static void mark(Element pre) {
        pre.select("i.conum + b").remove();
        for (Element conum : pre.select("i.conum")) {
            conum.text("\uE000" + conum.attr("data-value") + "\uE001");
        }
    }

    /** The code, line by line; a line with callouts is an element of its own, to be pointed at. */
    private String lines(String language, String text, Set<String> callouts) {
        List<List<String>> marks = new ArrayList<>();
        StringBuilder clean = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            List<String> here = new ArrayList<>();
            Matcher mark = MARK.matcher(line);
            while (mark.find()) {
                here.add(mark.group(1));
            }
            callouts.addAll(here);
            marks.add(here);
            clean.append(MARK.matcher(line).replaceAll("")).append('\n');
        }
        clean.setLength(clean.length() - 1);
        String[] html = Highlighter.html(language, clean.toString()).split("\n", -1);
        for (int i = 0; i < html.length; i++) {
            html[i] = marks.get(i).isEmpty() ? html[i] : called(html[i], marks.get(i));
        }
        return String.join("\n", html);
    }

    private String called(String html, List<String> numbers) {
        StringBuilder line = new StringBuilder("<span class=\"called\" data-co=\"");
        line.append(String.join(" ", numbers.stream().map(this::id).toList())).append("\">");
        for (String number : numbers) {
            line.append(link(number, id(number), "#" + id(number) + "-note", "Note "));
        }
        return line.append(html).append("</span>").toString();
    }

    private String id(String number) {
        return "co" + listings + "-" + number;
    }

    private static Element link(String number, String id, String target, String label) {
        Element link = new Element("a").addClass("co").attr("href", target);
        return link.attr("id", id).attr("aria-label", label + number).text(number);
    }

    /** Turns the list below a listing into its notes, and misses none. */
    private void explain(Element block, Set<String> callouts) {
        @Nullable Element next = block.nextElementSibling();
        Set<String> missing = new TreeSet<>(callouts);
        if (next != null && next.hasClass("colist")) {
            Element notes = new Element("ol").addClass("callouts");
            notes.addClass(Source.stamp(Source.lineOf(next)));
            for (Element row : next.select("tr")) {
                String number = row.expectFirst("i.conum").attr("data-value");
                missing.remove(number);
                Element note = notes.appendElement("li").attr("data-co", id(number));
                note.appendChild(link(number, id(number) + "-note", "#" + id(number), "Line "));
                note.appendElement("div").html(row.child(1).html().strip());
            }
            next.replaceWith(notes);
        }
        for (String number : missing) {
            findings.add(
                    source.file(),
                    Source.lineOf(block),
                    "callout <" + number + "> in this listing is not explained",
                    "Write <" + number + "> and a sentence directly below the listing.");
        }
    }

    /** Code and transcripts come from files that are compiled, run or recorded. */
    private void checkOrigin(Element block, String language, String text) {
        int line = Source.lineOf(block);
        if (block.closest(".exercise") != null || source.line(line + 1).startsWith("include::")) {
            return;
        }
        if (language.equals("java") || language.equals("console")) {
            findings.add(
                    source.file(),
                    line,
                    "this " + language + " listing is typed by hand",
                    "Include it: java by tag from a finished file, console from transcripts/.");
        }
        for (String row : text.split("\n")) {
            line++;
            if (row.length() > CodeInclude.COLUMNS) {
                String what = CodeInclude.tooWide(row.length());
                findings.add(source.file(), line, what, "Break the line.");
            }
        }
    }
}
