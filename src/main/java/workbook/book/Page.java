package workbook.book;

import java.util.List;
import org.jsoup.nodes.Element;
import workbook.course.Exercise;

/**
 * One page of the book, before its frame.
 *
 * @param kind what sort of page it is
 * @param name the file's name, such as {@code ch01blocking.html}
 * @param number the chapter's or the part's; 0 for a page that has none
 * @param title without its number
 * @param exercises the chapter's
 * @param source where it is written
 * @param body what it says
 */
record Page(
        Kind kind,
        String name,
        int number,
        String title,
        List<Exercise> exercises,
        Source source,
        Element body) {

    static final String INDEX = "index.html";

    /** What a page may be. */
    enum Kind {
        COVER,
        /** Opens a part. */
        PART,
        CHAPTER,
        /** Looks back on a part. */
        CLOSING,
        GLOSSARY
    }

    /** The sections that have a heading of the first order. */
    List<Element> headings() {
        return body.select("section > h2");
    }

    String kicker() {
        return switch (kind) {
            case COVER, GLOSSARY -> "";
            case PART, CLOSING -> Part.label(number);
            case CHAPTER -> "Chapter " + number;
        };
    }

    /** A chapter's number, as the contents show it; empty for other pages. */
    String mark() {
        return kind == Kind.CHAPTER ? Integer.toString(number) : "";
    }

    /** With its number, if it has one. */
    String fullTitle() {
        return switch (kind) {
            case COVER, GLOSSARY, CLOSING -> title;
            case PART -> kicker() + ": " + title;
            case CHAPTER -> mark() + ". " + title;
        };
    }

    /** How long it takes to read, and what there is to do. */
    String facts() {
        Element prose = body.clone();
        prose.select("pre, svg, details").remove();
        int minutes = Math.max(1, Math.round(prose.text().split("\\s+").length / 200f));
        int points = exercises.stream().mapToInt(Exercise::points).sum();
        String reading = counted(minutes, "minute") + " to read";
        return exercises.isEmpty()
                ? reading
                : reading + " · " + counted(exercises.size(), "exercise") + " · "
                        + counted(points, "point");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
