package workbook.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.course.Home;
import workbook.update.Report;

/** What an update did, or would do. */
record UpdateAnswer(Home home, Report report, boolean dry) implements Answer {

    /** Of the course's own files, a few are enough to see what they have in common. */
    private static final int MOST = 8;

    @Override
    public Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("edition", report.edition());
        json.put("upToDate", report.upToDate());
        json.put("dryRun", dry);
        json.put("replaced", report.replaced());
        json.put("merged", report.merged());
        json.put("conflicts", report.conflicts());
        json.put("removed", report.removed());
        json.put("changedHere", report.changedHere());
        json.put("newExercises", report.exercises().fresh());
        json.put("goneExercises", report.exercises().gone());
        json.put("checkAgain", report.exercises().again());
        report.backup().ifPresent(kept -> json.put("backup", home.show(kept.folder())));
        report.before().ifPresent(ref -> json.put("gitBefore", ref));
        return json;
    }

    @Override
    public void print(Terminal out) {
        if (report.upToDate()) {
            out.line("You have this edition already: " + report.edition());
            return;
        }
        out.line((dry ? "This would bring: " : "The course is now: ") + report.edition());
        out.line("  " + report.replaced() + " of its own files "
                + (dry ? "would change" : "have changed"));
        part(out, "New to do:", report.exercises().fresh());
        part(out, "Your changes and the new ones are both in:", report.merged());
        part(out, "Both changed the same place, so yours stays as it is:", report.conflicts());
        part(out, "No longer part of the course, so kept in the backup:", report.removed());
        part(out, changedHere(), some(report.changedHere()));
        part(
                out,
                "Passed before, and changed since; check again:",
                report.exercises().again());
        if (dry) {
            out.line();
            out.wrapped("next:       ", "./workbook update does it.");
        } else {
            next(out);
        }
    }

    private String changedHere() {
        return report.before().isEmpty() && !dry
                ? "Replaced; nobody knows which were changed here, so all are kept in the backup:"
                : "Changed here, replaced by the new edition's, and kept in the backup:";
    }

    private static List<String> some(List<String> all) {
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new java.util.ArrayList<>(all.subList(0, MOST));
        some.add("and " + (all.size() - MOST) + " more");
        return some;
    }

    private static void part(Terminal out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.line();
            out.wrapped("", title);
            lines.forEach(line -> out.line("  " + line));
        }
    }

    private void next(Terminal out) {
        out.line();
        if (!report.conflicts().isEmpty()) {
            out.wrapped("decide:     ", "./workbook update --conflicts");
        }
        report.backup().filter(kept -> !kept.copied().isEmpty()).ifPresent(kept -> {
            out.wrapped("your files: ", "as they were in " + home.show(kept.folder()));
            out.wrapped("take back:  ", "./workbook undo");
        });
        report.before().ifPresent(ref -> out.wrapped("git:        ", "all as it was is " + ref));
        out.wrapped(
                "next:       ",
                "./workbook, which builds the new edition first. End a watch that is still open.");
    }
}
