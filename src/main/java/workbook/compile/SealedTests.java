package workbook.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import workbook.course.Chapter;
import workbook.course.Course;

/**
 * The tests as they were when the workbook was built, in the program itself: what happens to the
 * files in {@code exercises/src/test} does not reach them.
 */
public final class SealedTests {

    private static final String FOLDER = "sealed-tests/";

    /** Of each file enough to tell whether another one is the same. */
    private final SortedMap<String, String> files;

    private SealedTests(SortedMap<String, String> files) {
        this.files = files;
    }

    /** Looks into the jar or folder that this program runs from. */
    public static SealedTests ofThisProgram() {
        try {
            Path own = ClassPath.own();
            return new SealedTests(
                    Files.isDirectory(own) ? prints(own.resolve(FOLDER)) : entries(own));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A jar knows this of its files, so none has to be read. */
    private static SortedMap<String, String> entries(Path jar) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".java")) {
                    String name = entry.getName().substring(FOLDER.length());
                    found.put(name, print(entry.getSize(), entry.getCrc()));
                }
            }
        }
        return found;
    }

    private static SortedMap<String, String> prints(Path folder) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : JavaFiles.under(folder)) {
            found.put(name, print(folder.resolve(name)));
        }
        return found;
    }

    /** No record: what a record brings along is linked when it is first used, in every check. */
    private static String print(long size, long crc) {
        return size + "/" + crc;
    }

    private static String print(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return print(bytes.length, crc.getValue());
    }

    /** What all of the tests in a folder come to; it changes whenever one of them does. */
    static String fingerprint(Path folder) throws IOException {
        return prints(folder).toString();
    }

    /** The same of the sealed ones. */
    String fingerprint() {
        return files.toString();
    }

    boolean hold(String file) {
        return files.containsKey(file);
    }

    /** The originals of the files that are changed or missing in a course, by their places. */
    public Map<Path, String> changedIn(Course course) {
        Path folder = course.home().exerciseTests();
        Map<Path, String> originals = new LinkedHashMap<>();
        try {
            for (Chapter chapter : course.chapters()) {
                if (files.keySet().stream().anyMatch(name -> isOf(chapter.name(), name))) {
                    for (String name : changedIn(folder, chapter.name())) {
                        String text = new String(content(name), StandardCharsets.UTF_8);
                        originals.put(folder.resolve(name), text);
                    }
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return originals;
    }

    /** The files for a chapter's tests that are missing in this folder, or differ there. */
    List<String> changedIn(Path folder, String chapter) {
        List<String> changed = new ArrayList<>();
        for (String name : files.keySet()) {
            boolean concerned = isOf(chapter, name) || isOf("support", name);
            if (concerned && !isAsSealed(name, folder.resolve(name))) {
                changed.add(name);
            }
        }
        return changed;
    }

    private static boolean isOf(String folder, String name) {
        return name.startsWith(folder + "/");
    }

    private boolean isAsSealed(String name, Path file) {
        try {
            return print(file).equals(files.get(name));
        } catch (IOException missingOrUnreadable) {
            return false;
        }
    }

    /** The text of a file, as it was. */
    private static byte[] content(String name) throws IOException {
        try (InputStream in = SealedTests.class.getResourceAsStream("/" + FOLDER + name)) {
            if (in == null) {
                throw new IOException("the workbook was built without " + name);
            }
            return in.readAllBytes();
        }
    }

    /** Writes all of them into a folder. */
    void copyTo(Path folder) throws IOException {
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content(name));
        }
    }
}
