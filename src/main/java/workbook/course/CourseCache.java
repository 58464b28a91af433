package workbook.course;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course as it was read last, because every start of the workbook needs it and YAML is slow. */
final class CourseCache {

    /** Changes whenever what is written here changes. */
    private static final String FORM = "course 2";

    /** A file can change twice within one tick of its clock; as Git does, trust only older ones. */
    private static final long SETTLED_MILLIS = 2_000;

    private final Home home;
    private final Path file;
    private final String key;
    private final long newest;

    /** Looks at names, sizes and times of all lists, but reads none. */
    CourseCache(Home home) {
        this.home = home;
        this.file = home.target().resolve("workbook/course.cache");
        StringBuilder seen = new StringBuilder(FORM);
        long latest = 0;
        for (Path folder : CourseFolders.of(home)) {
            // The folder's own time tells of files that came or went.
            for (Path path : List.of(folder, folder.resolve(CourseReader.LIST))) {
                long changed = 0;
                if (Files.exists(path)) {
                    changed = note(path, seen);
                }
                latest = Math.max(latest, changed);
            }
        }
        this.key = seen.toString();
        this.newest = latest;
    }

    private static long note(Path path, StringBuilder seen) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            seen.append('\n').append(path).append(' ').append(now.size());
            seen.append(' ').append(now.lastModifiedTime());
            return now.lastModifiedTime().toMillis();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    /** The course, if nothing has changed since it was written down. */
    Optional<Course> read() {
        try {
            if (Files.getLastModifiedTime(file).toMillis() - newest < SETTLED_MILLIS) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            return in.readUTF().equals(key) ? Optional.of(readCourse(in)) : Optional.empty();
        } catch (IOException missingOrCutShort) {
            return Optional.empty();
        }
    }

    /** Writes it down for the next start; where that cannot be done, the next start reads again. */
    void write(Course course) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(key);
            writeCourse(course, out);
            Files.createDirectories(home.target().resolve("workbook"));
            Path next = Files.createTempFile(home.target().resolve("workbook"), ".course", ".tmp");
            Files.write(next, bytes.toByteArray());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notHere) {
            // A read-only folder, say. Nothing is lost but a few milliseconds.
        }
    }

    private Course readCourse(DataInputStream in) throws IOException {
        List<Chapter> chapters = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            String name = in.readUTF();
            String title = in.readUTF();
            List<Exercise> exercises = new ArrayList<>();
            for (int rows = in.readInt(); rows > 0; rows--) {
                exercises.add(readExercise(name, in));
            }
            Path folder = home.chapters().resolve(name);
            chapters.add(new Chapter(number, name, title, folder, exercises));
        }
        return new Course(home, chapters);
    }

    private static Exercise readExercise(String chapter, DataInputStream in) throws IOException {
        return new Exercise(
                chapter,
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                readTexts(in),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                readHints(in),
                in.readUTF());
    }

    private static List<Hint> readHints(DataInputStream in) throws IOException {
        List<Hint> hints = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            hints.add(new Hint(in.readUTF(), readTexts(in)));
        }
        return hints;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void writeCourse(Course course, DataOutputStream out) throws IOException {
        out.writeInt(course.chapters().size());
        for (Chapter chapter : course.chapters()) {
            out.writeInt(chapter.number());
            out.writeUTF(chapter.name());
            out.writeUTF(chapter.title());
            out.writeInt(chapter.exercises().size());
            for (Exercise exercise : chapter.exercises()) {
                writeExercise(exercise, out);
            }
        }
    }

    private static void writeExercise(Exercise exercise, DataOutputStream out) throws IOException {
        out.writeUTF(exercise.id());
        out.writeUTF(exercise.title());
        out.writeUTF(exercise.task());
        writeTexts(exercise.files(), out);
        out.writeUTF(exercise.test());
        out.writeInt(exercise.points());
        out.writeUTF(exercise.read());
        out.writeInt(exercise.hints().size());
        for (Hint hint : exercise.hints()) {
            out.writeUTF(hint.text());
            writeTexts(hint.tests(), out);
        }
        out.writeUTF(exercise.ours());
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }
}
