package workbook.book;

import java.util.Optional;
import org.jsoup.nodes.Element;

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

    private static final String SIDE = "figure.code, figure.small, .aside";

    private Beside() {}

    static void applyTo(Element page) {
        for (Element first : page.select("section > p, .preamble > p, body > p")) {
            if (!standsAlone(first) && first.closest(".quiz, .exercise") == null) {
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
        while (next(group, SIDE).isPresent()) {
            next(group, SIDE).ifPresent(side::appendChild);
        }
        next(group, ".callouts").ifPresent(rest::appendChild);
        int room = height(side) - height(first) - height(rest);
        Optional<Element> next = next(group, "p, ul, ol").filter(Beside::standsAlone);
        while (next.isPresent() && room > height(next.get()) / 2) {
            room -= height(next.get());
            rest.appendChild(next.get());
            next = next(group, "p, ul, ol").filter(Beside::standsAlone);
        }
        if (rest.childrenSize() == 0) {
            rest.remove();
        }
    }

    private static Optional<Element> next(Element element, String what) {
        return Optional.ofNullable(element.nextElementSibling()).filter(next -> next.is(what));
    }

    private static boolean standsAlone(Element text) {
        return !text.is("p") || next(text, SIDE).isEmpty();
    }

    /** About how tall it will be, in pixels: enough to decide what fits. */
    private static int height(Element element) {
        int height = 0;
        for (Element pre : element.select("pre")) {
            height += 60 + 21 * pre.wholeText().split("\n").length;
        }
        for (Element svg : element.select("svg")) {
            height += 80 + (int) (1.2 * Double.parseDouble(svg.attr("height")));
        }
        for (Element text : element.select("p, li, .aside")) {
            height += 18 + 28 * (1 + text.text().length() / 66);
        }
        return height;
    }
}
