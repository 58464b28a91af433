package workbook.book;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Sets code and side notes beside the paragraph that they follow, for wide screens.
 *
 * <pre>
 *   paragraph            | code
 *   notes on its lines   |
 *   what follows, as long as there is room
 * </pre>
 *
 * The order in the page stays the author's, which is what a phone shows.
 */
final class Beside {

    private static final String SIDE = "figure.code, .aside";

    private Beside() {}

    static void applyTo(Element page) {
        for (Element first : page.select("section > p, .preamble > p, body > p")) {
            @Nullable Element next = first.nextElementSibling();
            if (next != null && next.is(SIDE) && first.closest(".quiz, .exercise") == null) {
                group(first);
            }
        }
    }

    private static void group(Element first) {
        Element group = new Element("div").addClass("beside");
        first.before(group);
        group.appendChild(first);
        Element side = group.appendElement("div").addClass("side");
        Element rest = group.appendElement("div").addClass("rest");
        while (follows(group, SIDE)) {
            side.appendChild(group.nextElementSibling());
        }
        if (follows(group, ".callouts")) {
            rest.appendChild(group.nextElementSibling());
        }
        int room = height(side) - height(first) - height(rest);
        while (follows(group, "p, ul, ol") && !wantsASide(group.nextElementSibling())) {
            Element next = group.nextElementSibling();
            if (room < height(next) / 2) {
                break;
            }
            room -= height(next);
            rest.appendChild(next);
        }
        if (rest.childrenSize() == 0) {
            rest.remove();
        }
    }

    private static boolean follows(Element group, String what) {
        @Nullable Element next = group.nextElementSibling();
        return next != null && next.is(what);
    }

    private static boolean wantsASide(Element paragraph) {
        @Nullable Element next = paragraph.nextElementSibling();
        return paragraph.is("p") && next != null && next.is(SIDE);
    }

    /** About how tall it will be, in pixels: enough to decide what fits. */
    private static int height(Element element) {
        int height = 0;
        for (Element pre : element.select("pre")) {
            height += 60 + 21 * pre.wholeText().split("\n").length;
        }
        for (Element text : element.select("p, li, .aside")) {
            height += 18 + 28 * (1 + text.text().length() / 66);
        }
        return height;
    }
}
