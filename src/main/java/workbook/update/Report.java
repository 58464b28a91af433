package workbook.update;

import java.util.List;
import java.util.Optional;
import workbook.progress.Backup;

/**
 * What an update did or would do; files are named from the workbook's folder.
 *
 * @param edition the newer one
 * @param upToDate true if there was nothing to do, and then all else is empty
 * @param replaced how many of the course's own files are new or different
 * @param merged files of the learner's that hold both changes now
 * @param conflicts files of the learner's that stay as they are, because both changed one place
 * @param removed files of the learner's that the new edition has no more
 * @param changedHere the course's own files that somebody had changed, and that are replaced
 * @param exercises which are new, gone, or to be checked again
 * @param backup the files as they were; empty if nothing was done
 * @param before the name under which git keeps all that was, if this is a clone
 */
public record Report(
        String edition,
        boolean upToDate,
        int replaced,
        List<String> merged,
        List<String> conflicts,
        List<String> removed,
        List<String> changedHere,
        Exercises exercises,
        Optional<Backup> backup,
        Optional<String> before) {

    /**
     * Exercises by id.
     *
     * @param fresh new ones
     * @param gone that are in the course no more
     * @param again that were done, and are to be checked again
     */
    public record Exercises(List<String> fresh, List<String> gone, List<String> again) {

        public Exercises {
            fresh = List.copyOf(fresh);
            gone = List.copyOf(gone);
            again = List.copyOf(again);
        }
    }

    static Report nothing(String edition) {
        Exercises none = new Exercises(List.of(), List.of(), List.of());
        return new Report(
                edition,
                true,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                none,
                Optional.empty(),
                Optional.empty());
    }

    static Report of(Plan plan, Optional<Backup> backup, Optional<String> before) {
        return new Report(
                plan.edition().name(),
                false,
                plan.replaced().size() + plan.gone().size(),
                plan.of(Choice.Kind.MERGED),
                plan.of(Choice.Kind.CONFLICT),
                plan.of(Choice.Kind.REMOVED),
                List.copyOf(plan.changedHere()),
                plan.exercises(),
                backup,
                before);
    }
}
