package workbook.runner.child;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs a chapter's program, and leaves a note if it came upon something not written yet. */
public final class Program {

    /** How a starter says that nobody has written it yet. */
    private static final String NOT_WRITTEN = ": not written yet";

    private Program() {}

    /** Takes the path of the note, the main class, and the program's own arguments. */
    public static void main(String[] args) throws Throwable {
        Path note = Path.of(args[0]);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> report(note, thread, thrown));
        Class<?> program = Class.forName(args[1]);
        MethodHandles.publicLookup()
                .findStatic(program, "main", MethodType.methodType(void.class, String[].class))
                .invoke(Arrays.copyOfRange(args, 2, args.length));
    }

    private static void report(Path note, Thread thread, Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.endsWith(NOT_WRITTEN)) {
                leave(note, message);
                // Other threads may wait for this one, so the program as a whole ends here.
                Runtime.getRuntime().halt(1);
            }
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }

    private static void leave(Path note, String message) {
        try {
            Files.writeString(note, message);
        } catch (IOException e) {
            System.err.println(message);
        }
    }
}
