package workbook.book;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import workbook.course.Chapter;

/** Fills in a part's list of chapters, and compares its pages with the chapters that it has. */
final class PartCheck {

    /** The list that an author writes: the short name of a chapter, and a sentence on it. */
    private static final String LIST = "dl.chapters";

    private final Part part;
    private final Findings findings;

    PartCheck(Part part, Findings findings) {
        this.part = part;
        this.findings = findings;
    }

    /** Lists the chapters that are there; one that is still being written is not named. */
    void fill(Page opening, Map<Chapter, Page> chapters) {
        Map<String, Element> sentences = sentences(opening);
        Element list = new Element("ol").addClass("toc");
        for (Map.Entry<Chapter, Page> each : chapters.entrySet()) {
            @Nullable Element sentence = sentences.get(each.getKey().shortName());
            if (sentence == null) {
                String name = each.getKey().shortName();
                find(
                        opening,
                        "[.chapters]",
                        "the part says nothing of " + name,
                        "Write " + name + ":: and a sentence into the list of its chapters.");
            } else {
                list.appendChild(Contents.item(each.getValue(), "h3", sentence.html()));
            }
        }
        opening.body().select(LIST).forEach(written -> written.replaceWith(list));
        if (!part.coming().isEmpty()) {
            list.after(new Element("p").addClass("facts").text(part.coming()));
        }
    }

    private Map<String, Element> sentences(Page opening) {
        Map<String, Element> sentences = new HashMap<>();
        for (Element name : opening.body().select(LIST + " > dt")) {
            @Nullable Element sentence = name.nextElementSibling();
            if (sentence != null && sentence.is("dd")) {
                sentences.put(name.text(), sentence.child(0));
            }
            if (!part.names(name.text())) {
                find(
                        opening,
                        name.text() + "::",
                        name.text() + " is not in this part",
                        "Move it, or mend :chapters: above.");
            }
        }
        return sentences;
    }

    /** What the reader can do is shown by what the reader did, in every chapter. */
    void check(Page closing) {
        Collection<String> links = closing.body().select("a[href]").eachAttr("href");
        for (Chapter chapter : part.chapters()) {
            String shown = chapter.name() + ".html#exercise-";
            if (links.stream().noneMatch(link -> link.startsWith(shown))
                    && !chapter.exercises().isEmpty()) {
                find(
                        closing,
                        "= ",
                        "no exercise of " + chapter.shortName() + " is named here",
                        "Name one that shows what the chapter has taught: exercise:id[].");
            }
        }
    }

    private void find(Page at, String text, String what, String remedy) {
        findings.add(at.source().file(), at.source().lineOf(text, 1), what, remedy);
    }
}
