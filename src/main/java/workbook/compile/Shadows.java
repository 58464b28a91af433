package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of a learner's whose class hides one of Java's own from all code beside it. */
final class Shadows {

    private Shadows() {}

    /** A paragraph that names one; empty if there is none, or if the course has it so. */
    static String in(Path folder, Path course) {
        try {
            for (String file : JavaFiles.under(folder)) {
                String name = file.substring(0, file.length() - ".java".length());
                if (isJavas(name) && !Files.exists(course.resolve(file))) {
                    return said(name, folder.resolve(file));
                }
            }
        } catch (IOException unreadable) {
            // Then the compiler's own complaint has to do.
        }
        return "";
    }

    private static String said(String name, Path file) {
        return name + ".java hides java.lang." + name + ": in this folder, " + name
                + " means your class.\n  Rename it, or move it away:\n  " + file + "\n\n";
    }

    private static boolean isJavas(String name) {
        try {
            Class.forName("java.lang." + name, false, ClassLoader.getPlatformClassLoader());
            return name.indexOf('/') < 0;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
