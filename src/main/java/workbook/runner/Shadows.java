package workbook.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds files of a learner's whose class hides one of Java's own from all code beside it. */
final class Shadows {

    private Shadows() {}

    /** A paragraph that names them; empty if there are none. */
    static String in(Path folder) {
        List<String> names = new ArrayList<>();
        try {
            for (String file : JavaFiles.under(folder)) {
                String name = file.substring(0, file.length() - ".java".length());
                if (!name.contains("/") && isJavas(name)) {
                    names.add(name);
                }
            }
        } catch (IOException unreadable) {
            return "";
        }
        return names.isEmpty() ? "" : said(folder, names.get(0));
    }

    private static String said(Path folder, String name) {
        return "\n\n  Beside it lies " + name + ".java: in this folder " + name
                + " means that class, and no longer java.lang." + name + ". Rename it, or move it"
                + " away:\n  " + folder.resolve(name + ".java");
    }

    private static boolean isJavas(String name) {
        try {
            Class.forName("java.lang." + name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
