package workbook.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes what a learner begins with out of a finished file. */
public final class Starter {

    private static final int COLUMNS = 100;

    private final Chapter chapter;
    private final String fileName;
    private final Regions regions;
    private final KeptLines kept = new KeptLines();

    private Starter(Chapter chapter, String fileName, Regions regions) {
        this.chapter = chapter;
        this.fileName = fileName;
        this.regions = regions;
    }

    /**
     * The starter of a finished file: solution regions become a TODO and a throw, or vanish; all
     * other markers are dropped.
     *
     * @throws CourseException with file and line if a marker is not as it should be, or a region
     *     belongs to no exercise that lists this file
     */
    public static String of(Chapter chapter, String fileName, String finished) {
        Regions regions = Regions.parse(shown(chapter, fileName), finished);
        return new Starter(chapter, fileName, regions).write();
    }

    /** The finished file as a learner might have written it: every marker and hint gone. */
    public static String clean(Chapter chapter, String fileName, String finished) {
        Regions regions = Regions.parse(shown(chapter, fileName), finished);
        KeptLines kept = new KeptLines();
        regions.lines().forEach(line -> keepUnlessMarker(kept, line));
        return kept.text();
    }

    /** The exercise that a region belongs to: the longest id wins, for a suffix looks like an id. */
    public static Optional<Exercise> exerciseOf(Chapter chapter, Regions.Region region) {
        return chapter.exercises().stream()
                .filter(exercise -> region.belongsTo(exercise.id()))
                .max(Comparator.comparingInt(exercise -> exercise.id().length()));
    }

    private String write() {
        int next = 0;
        for (Regions.Region region : regions.solutions()) {
            keep(next, region.first());
            kept.remove();
            replace(region, owner(region));
            next = region.last() + 1;
        }
        keep(next, regions.lines().size());
        return kept.text();
    }

    private void keep(int from, int to) {
        regions.lines().subList(from, to).forEach(line -> keepUnlessMarker(kept, line));
    }

    private void replace(Regions.Region region, Exercise exercise) {
        todo(region, exercise)
                .forEach(line -> kept.keep((region.indent() + "// " + line).stripTrailing()));
        for (String line : region.standIn()) {
            kept.keep((region.indent() + line).stripTrailing());
        }
        if (region.standIn().isEmpty() && !region.vanishes()) {
            kept.keep(region.indent() + thrown(exercise));
        }
    }

    /** The first line says whose it is, or stands below that where both would be too wide. */
    private static List<String> todo(Regions.Region region, Exercise exercise) {
        List<String> lines = new ArrayList<>(region.todo());
        if (!lines.isEmpty()) {
            String label = "TODO " + exercise.id() + ":";
            String first = label + " " + lines.get(0);
            if (region.indent().length() + "// ".length() + first.length() <= COLUMNS) {
                lines.set(0, first);
            } else {
                lines.add(0, label);
            }
        }
        return lines;
    }

    private static String thrown(Exercise exercise) {
        return "throw new UnsupportedOperationException(\"" + exercise.placeholder() + "\");";
    }

    private Exercise owner(Regions.Region region) {
        String where = regions.file() + ":" + (region.tag() + 1);
        Exercise owner = exerciseOf(chapter, region)
                .orElseThrow(() -> new CourseException(
                        where,
                        "the region " + region.name() + " belongs to no exercise of "
                                + chapter.name(),
                        "Call it solution- and an exercise's id: " + ids() + "."));
        if (!owner.files().contains(fileName)) {
            throw new CourseException(
                    where,
                    "the exercise " + owner.id() + " does not list " + fileName,
                    "Add it to \"files\" of " + owner.id() + " in " + CourseReader.LIST + ".");
        }
        return owner;
    }

    private String ids() {
        List<String> ids = chapter.exercises().stream().map(Exercise::id).toList();
        return ids.isEmpty() ? "(there is none yet)" : String.join(", ", ids);
    }

    private static void keepUnlessMarker(KeptLines kept, String line) {
        String text = line.strip();
        if (Regions.isMarker(text) || Regions.INSTRUCTION.matcher(text).matches()) {
            kept.remove();
        } else {
            kept.keep(line);
        }
    }

    private static String shown(Chapter chapter, String fileName) {
        return "chapters/" + chapter.name() + "/" + fileName;
    }
}
