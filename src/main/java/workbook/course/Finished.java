package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The finished code of one chapter, as its authors wrote it.
 *
 * @param chapter whose code
 * @param files file name to source, markers and all
 */
public record Finished(Chapter chapter, SortedMap<String, String> files) {

    public Finished {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Reads the chapter's folder. */
    public static Finished read(Chapter chapter) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(chapter.folder())) {
            for (Path file : all.filter(Finished::isJava).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return new Finished(chapter, files);
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java") && Files.isRegularFile(file);
    }

    /** What a learner begins with, for one file. */
    public String starter(String file) {
        return Starter.of(chapter, file, source(file));
    }

    /** Our answer without its markers, for one file. */
    public String clean(String file) {
        return Starter.clean(chapter, file, source(file));
    }

    /** One file as it is in {@code chapters/}. */
    public String source(String file) {
        String source = files.get(file);
        if (source == null) {
            throw new CourseException(
                    "chapters/" + chapter.name(),
                    "there is no " + file,
                    "The chapter has: " + String.join(", ", files.keySet()) + ".");
        }
        return source;
    }

    /** What a learner begins with, file by file. */
    public SortedMap<String, String> starters() {
        SortedMap<String, String> starters = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            starters.put(file.getKey(), Starter.of(chapter, file.getKey(), file.getValue()));
        }
        return starters;
    }

    /** Our answers without their markers, file by file. */
    public SortedMap<String, String> cleaned() {
        SortedMap<String, String> cleaned = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            cleaned.put(file.getKey(), Starter.clean(chapter, file.getKey(), file.getValue()));
        }
        return cleaned;
    }
}
