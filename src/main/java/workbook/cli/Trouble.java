package workbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import workbook.course.KnownProblem;

/** Turns whatever went wrong into one message: what, where, and what to do next. */
final class Trouble {

    private Trouble() {}

    static int report(Session session, Throwable trouble) {
        if ("1".equals(session.around().variables().get("WORKBOOK_DEBUG"))) {
            trouble.printStackTrace(session.around().err());
        }
        return session.complain(message(trouble));
    }

    /** True if it is not a mistake of ours. */
    static boolean isKnown(Throwable trouble) {
        return trouble instanceof KnownProblem || trouble instanceof UncheckedIOException;
    }

    static String message(Throwable trouble) {
        if (trouble instanceof KnownProblem) {
            return text(trouble);
        }
        if (trouble instanceof UncheckedIOException && trouble.getCause() != null) {
            return message(trouble.getCause());
        }
        if (trouble instanceof IOException io) {
            return file(io);
        }
        if (isBuiltAnew(trouble)) {
            return Main.BUILT_ANEW;
        }
        return "The workbook itself failed: " + trouble + at(trouble)
                + "\n  That is a mistake of ours. WORKBOOK_DEBUG=1 shows where it happened: please"
                + " report it with that.";
    }

    /** True if a class of ours is gone or is another one; one that cannot begin is a mistake. */
    private static boolean isBuiltAnew(Throwable trouble) {
        boolean gone = trouble instanceof NoClassDefFoundError
                && !text(trouble).startsWith("Could not initialize");
        return gone || trouble instanceof IncompatibleClassChangeError;
    }

    private static String file(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return text(trouble)
                    + " is missing.\n  Bring it back with git, or see ./workbook doctor";
        }
        if (trouble instanceof AccessDeniedException) {
            return text(trouble) + " may not be read or written.\n  See ./workbook doctor";
        }
        String what = trouble instanceof FileSystemException ? text(trouble) : trouble.toString();
        if (what.contains("Too many open files")) {
            return what + "\n  The limit of this shell is low: ulimit -n 1024, then try again.";
        }
        return what + "\n  Is the disk full, or the file in use? See ./workbook doctor";
    }

    private static String at(Throwable trouble) {
        StackTraceElement[] frames = trouble.getStackTrace();
        return frames.length == 0 ? "" : " (" + frames[0] + ")";
    }

    private static String text(Throwable trouble) {
        @Nullable String message = trouble.getMessage();
        return message == null ? trouble.toString() : message;
    }
}
