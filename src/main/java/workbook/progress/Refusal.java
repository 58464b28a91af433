package workbook.progress;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Why the system did not let us read or write, in words, and what helps. */
enum Refusal {
    FULL("the disk is full", "Free some space there; df -h shows how much is left."),
    QUOTA("your share of the disk is used up", "Free some space there; quota shows your share."),
    SEALED(
            "its file system is read-only",
            "Copy the workbook into a folder that you may write in, and go on there."),
    DENIED("you may not", "Look at who owns it and at its permissions: ls -ld"),
    OTHER("", "Look at who owns the folder (ls -ld), at its permissions and at the free space.");

    private final String why;
    private final String remedy;

    Refusal(String why, String remedy) {
        this.why = why;
        this.remedy = remedy;
    }

    static String why(Exception cause) {
        Refusal refusal = of(cause);
        return refusal == OTHER ? raw(cause) : refusal.why;
    }

    static String remedy(Exception cause) {
        return of(cause).remedy;
    }

    private static Refusal of(Exception cause) {
        // Java has an exception of its own for one of them only; the others keep the system's
        // words.
        String words = raw(cause);
        if (words.contains("No space left")) {
            return FULL;
        }
        if (words.contains("quota exceeded")) {
            return QUOTA;
        }
        if (words.contains("Read-only file system")) {
            return SEALED;
        }
        return cause instanceof AccessDeniedException ? DENIED : OTHER;
    }

    private static String raw(Exception cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        @Nullable
        String text = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : cause.getMessage();
        return text == null ? kind : kind + ", " + text;
    }
}
