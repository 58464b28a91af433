package workbook.book;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Curls the straight double quotes of the prose; code keeps its own. */
final class Quotes {

    private static final String BEFORE_OPENING = " \n\t\u00a0([/\u2014\u2013-";

    private char before = ' ';

    private Quotes() {}

    static void applyTo(Element page) {
        new Quotes().curl(page);
    }

    private void curl(Node node) {
        if (node instanceof TextNode text) {
            text.text(curled(text.getWholeText()));
        } else if (node instanceof Element element) {
            if (element.is("pre, svg")) {
                return;
            }
            boolean code = element.is("code, kbd");
            before = element.isBlock() ? ' ' : before;
            element.childNodes().stream().filter(child -> !code).forEach(this::curl);
            before = code ? 'x' : element.isBlock() ? ' ' : before;
        }
    }

    private String curled(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean opens = BEFORE_OPENING.indexOf(before) >= 0;
            out.append(each == '"' ? opens ? '\u201c' : '\u201d' : each);
            before = each;
        }
        return out.toString();
    }
}
