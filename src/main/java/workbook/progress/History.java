package workbook.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be taken back and what can be brought again, newest first.
 *
 * @param undoable changes that stand
 * @param redoable changes that were taken back, unless another change came after that
 */
public record History(List<Change> undoable, List<Change> redoable) {

    static final String UNDO = "undo";
    static final String REDO = "redo";

    public History {
        undoable = List.copyOf(undoable);
        redoable = List.copyOf(redoable);
    }

    /**
     * One change of the learner's files.
     *
     * @param reason what it was, such as {@code reset}, however often it was taken back since
     * @param backup what to put back in order to undo it, or to redo it
     */
    public record Change(String reason, Backup backup) {}

    /** Goes through all that happened, oldest first; whatever is no undo and no redo is a change. */
    static History of(List<Backup> newestFirst) {
        Deque<Change> undoable = new ArrayDeque<>();
        Deque<Change> redoable = new ArrayDeque<>();
        Map<Integer, String> reasons = new HashMap<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Backup backup = newestFirst.get(i);
            String reason = reasons.getOrDefault(backup.of(), backup.reason());
            reasons.put(backup.number(), reason);
            Change change = new Change(reason, backup);
            if (backup.files().isEmpty()) {
                // An update that changed nothing of the learner's: there is nothing to take back.
                continue;
            }
            if (backup.of() == 0) {
                redoable.clear();
                undoable.push(change);
            } else {
                boolean undo = backup.reason().equals(UNDO);
                (undo ? undoable : redoable)
                        .removeIf(each -> each.backup().number() == backup.of());
                (undo ? redoable : undoable).push(change);
            }
        }
        return new History(new ArrayList<>(undoable), new ArrayList<>(redoable));
    }
}
