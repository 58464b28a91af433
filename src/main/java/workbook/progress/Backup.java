package workbook.progress;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files as they were before something wrote over them.
 *
 * @param number 1 for the first; the highest is the newest
 * @param folder where the copies are
 * @param reason what was about to happen, such as {@code reset}
 * @param of for an undo or a redo, the number of the backup that was put back; otherwise 0
 * @param at when
 * @param copied the files that were there, relative to the root
 * @param absent the files that were not there yet; undoing takes them away again
 * @param statuses what was known then of the exercises in these files, by id
 */
public record Backup(
        int number,
        Path folder,
        String reason,
        int of,
        Instant at,
        List<Path> copied,
        List<Path> absent,
        SortedMap<String, String> statuses) {

    public Backup {
        copied = List.copyOf(copied);
        absent = List.copyOf(absent);
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
    }

    /** Every file that it is about, there or not. */
    public List<Path> files() {
        return Stream.concat(copied.stream(), absent.stream()).toList();
    }

    /**
     * Why a backup is made, before it has a number and a folder.
     *
     * @param reason what is about to happen, such as {@code reset}
     * @param of for an undo or a redo, the number of the backup that is put back; otherwise 0
     * @param statuses what is known of the exercises in these files, by id
     */
    public record Occasion(String reason, int of, Map<String, String> statuses) {}
}
