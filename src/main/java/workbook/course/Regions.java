package workbook.course;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A finished file, and the parts of it that a learner will write.
 *
 * @param file the file as messages name it, such as {@code chapters/ch01blocking/Request.java}
 * @param lines all of its lines
 * @param all every region, those that a listing shows too, by where they end
 */
public record Regions(String file, List<String> lines, List<Region> all) {

    /** What the name of every solution region begins with. */
    public static final String SOLUTION = "solution-";

    static final Pattern MARKER = Pattern.compile("//\\s*(tag|end)::([a-z0-9-]+)\\[\\]");

    /** A {@code //?} or {@code //=} line; a formatter may have put a space after the slashes. */
    static final Pattern INSTRUCTION = Pattern.compile("//\\s?([?=])(?:\\s(.*))?");

    public Regions {
        lines = List.copyOf(lines);
        all = List.copyOf(all);
    }

    /**
     * One region.
     *
     * @param name such as {@code solution-read-to-end}
     * @param first index of the first line that belongs to it: {@code //?}, {@code //=} or the tag
     * @param tag index of the line with its {@code tag::}
     * @param last index of the line with its {@code end::}
     * @param indent the white space before its tag
     * @param todo what the starter tells the learner, line by line
     * @param standIn code that stands in the starter in its place; empty means a throw, or nothing
     *     where there is no todo either
     */
    public record Region(
            String name,
            int first,
            int tag,
            int last,
            String indent,
            List<String> todo,
            List<String> standIn) {

        public Region {
            todo = List.copyOf(todo);
            standIn = List.copyOf(standIn);
        }

        boolean solution() {
            return name.startsWith(SOLUTION);
        }

        /** True if the line with this index is the region's, its marks and instructions included. */
        public boolean covers(int line) {
            return first <= line && line <= last;
        }

        /** True if the starter has nothing in its place: a private helper, say, or imports. */
        public boolean vanishes() {
            return todo.isEmpty() && standIn.isEmpty();
        }

        /** True if the region belongs to the exercise with this id. */
        public boolean belongsTo(String id) {
            return name.equals(SOLUTION + id) || name.startsWith(SOLUTION + id + "-");
        }
    }

    /**
     * Finds the regions of a finished file.
     *
     * @throws CourseException with file and line if a marker is not where it may be
     */
    public static Regions parse(String file, String source) {
        return new RegionParser(file, source.lines().toList()).parse();
    }

    /** Those that a learner writes, in order: they never nest. */
    public List<Region> solutions() {
        return all.stream().filter(Region::solution).toList();
    }

    /** The solution regions of one exercise. */
    public List<Region> solutionsOf(Exercise exercise, Chapter chapter) {
        return solutions().stream()
                .filter(region -> Starter.exerciseOf(chapter, region)
                        .filter(exercise::equals)
                        .isPresent())
                .toList();
    }

    /** Those with this name: a listing may be put together from several places. */
    public List<Region> named(String name) {
        return all.stream().filter(region -> region.name().equals(name)).toList();
    }

    /** True for a line that begins or ends a region. */
    public static boolean isMarker(String line) {
        return MARKER.matcher(line.strip()).matches();
    }

    /** The code between a region's markers. */
    public List<String> code(Region region) {
        return lines.subList(region.tag() + 1, region.last());
    }
}
