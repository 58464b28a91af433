package workbook.compile;

import java.util.Collection;
import java.util.List;
import workbook.course.Chapter;
import workbook.course.Exercise;

/**
 * What to say when the cause lies in an exercise that other code is built on.
 *
 * @param user what is built on it: an exercise's id, or such as {@code ch02's program}
 * @param chapter the user's
 */
public record BuiltOn(String user, Chapter chapter) {

    /** Nobody has written these yet. */
    public String unwritten(List<Exercise> causes) {
        return said(causes, causes.size() == 1 ? "is not written yet" : "are not written yet")
                + ": what goes wrong here may be that alone."
                + remedy(causes);
    }

    /** These were written, and their last check did not pass, or there was none. */
    public String doubtful(List<Exercise> causes) {
        return said(
                        causes,
                        causes.size() == 1
                                ? "does not pass as it is, as far as is known"
                                : "do not pass as they are, as far as is known")
                + ": the cause may lie there."
                + remedy(causes);
    }

    private String said(Collection<Exercise> causes, String fault) {
        List<String> ids = causes.stream().map(Exercise::id).toList();
        String last = ids.get(ids.size() - 1);
        String all = ids.size() == 1
                ? "the exercise " + last
                : "the exercises " + String.join(", ", ids.subList(0, ids.size() - 1)) + " and "
                        + last;
        return user + " is built on " + all + ", which " + fault;
    }

    /** Begins a line; what comes first in the course comes first here. */
    public String remedy(List<Exercise> causes) {
        return "\n  First: ./workbook check " + causes.get(0).id() + instead(causes);
    }

    /** Begins a line, if our code can stand in: it does so for whole chapters. */
    String instead(Collection<Exercise> causes) {
        boolean earlier = causes.stream().anyMatch(each -> !each.chapter().equals(chapter.name()));
        return earlier
                ? "\n  Or take our code for all that comes before " + chapter.shortName()
                        + ": ./workbook catch-up " + chapter.shortName()
                        + " (it keeps a copy of yours)"
                : "";
    }
}
