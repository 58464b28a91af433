package workbook.cli;

import java.util.List;
import java.util.Map;
import workbook.course.Chapter;
import workbook.course.Prose;

/** What is said when every exercise is done, and what comes next. */
final class Ending {

    /** In every chapter, the section to try things out with once all is written. */
    private static final String BREAKS = "what-breaks";

    private static final int PLANNED = 18;

    private Ending() {}

    static Answer of(Session session, Points points) {
        List<Chapter> chapters = session.course().chapters();
        Chapter last = chapters.get(chapters.size() - 1);
        String read = Prose.citation(last, BREAKS);
        Map<String, Object> json =
                Map.of("done", true, "earned", points.earned(), "points", points.points());
        return new Text(json, out -> {
            out.line();
            out.wrapped(
                    "  ",
                    "Every exercise is done: " + points.earned() + " of " + points.points()
                            + " points.");
            out.line();
            out.wrapped("  see it run:  ", "./workbook run " + last.shortName());
            out.wrapped("  read on:     ", read + ", and try the quiz at its end");
            out.wrapped("  to be sure:  ", "./workbook check --all");
            if (last.number() < PLANNED) {
                out.wrapped(
                        "  then:        ",
                        "chapter " + (last.number() + 1) + ", which is being written.");
            }
        });
    }
}
