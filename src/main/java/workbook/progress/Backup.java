package workbook.progress;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Files as they were before something wrote over them.
 *
 * @param number 1 for the first; the highest is the newest
 * @param folder where the copies are
 * @param reason what was about to happen, such as {@code reset}
 * @param at when
 * @param copied the files that were there, relative to the root
 * @param absent the files that were not there yet; undoing takes them away again
 */
public record Backup(
        int number, Path folder, String reason, Instant at, List<Path> copied, List<Path> absent) {

    public Backup {
        copied = List.copyOf(copied);
        absent = List.copyOf(absent);
    }
}
