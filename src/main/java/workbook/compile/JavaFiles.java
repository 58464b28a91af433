package workbook.compile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists the sources under a folder. Plain loops: this runs in every check. */
final class JavaFiles {

    private JavaFiles() {}

    /** By their paths in the folder, with forward slashes; none if there is no such folder. */
    static List<String> under(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            collect(folder, "", found);
        }
        Collections.sort(found);
        return found;
    }

    private static void collect(Path folder, String prefix, List<String> found) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = prefix + each.getFileName();
                if (name.endsWith(".java")) {
                    found.add(name);
                } else if (Files.isDirectory(each)) {
                    collect(each, name + "/", found);
                }
            }
        }
    }
}
