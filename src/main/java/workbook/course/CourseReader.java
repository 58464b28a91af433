package workbook.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads every chapter's {@code exercises.yaml} and keeps going after a mistake, to name them all. */
public final class CourseReader {

    /** The name of the file that lists a chapter's exercises. */
    public static final String LIST = "exercises.yaml";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FILE = Pattern.compile("[A-Z]\\w*\\.java");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*");

    private final Home home;
    private final List<CourseException> problems = new ArrayList<>();
    private final Map<String, String> idsSeen = new HashMap<>();
    private final Map<Integer, String> numbersSeen = new HashMap<>();

    private CourseReader(Home home) {
        this.home = home;
    }

    /**
     * What could be read, and what is wrong with the rest.
     *
     * @param course the chapters and exercises without a mistake
     * @param problems one for each row that has a mistake, in order
     */
    public record Reading(Course course, List<CourseException> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads the whole course; every mistake ends up among the problems. */
    public static Reading read(Home home) {
        return new CourseReader(home).readAll();
    }

    /** True for a name such as {@code ch01blocking}: two digits, then a lower-case word. */
    public static boolean isChapterName(String name) {
        return CourseFolders.isChapterName(name);
    }

    /** True for an id such as {@code read-to-end}. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Every folder that is named like a chapter, in order. */
    public static List<Path> chapterFolders(Home home) {
        return CourseFolders.of(home);
    }

    private Reading readAll() {
        List<Chapter> chapters = new ArrayList<>();
        for (Path folder : chapterFolders(home)) {
            // A folder without a list is what a branch switch or an editor leaves behind. It must
            // not stop a learner; `author check` names it.
            if (Files.isRegularFile(folder.resolve(LIST))) {
                attempt(() -> readChapter(folder)).ifPresent(chapters::add);
            }
        }
        return new Reading(new Course(home, chapters), problems);
    }

    private Chapter readChapter(Path folder) {
        String name = folder.getFileName().toString();
        int number = Integer.parseInt(name.substring(2, 4));
        YamlMap list = YamlMap.read(home.show(folder.resolve(LIST)), folder.resolve(LIST));
        String other = numbersSeen.putIfAbsent(number, name);
        if (other != null) {
            throw list.wrong(
                    "chapter " + number + " is also " + other,
                    "Give one of the two folders another number.");
        }
        list.only(Set.of("title", "exercises"));
        String title = list.text("title");
        List<Exercise> exercises = new ArrayList<>();
        for (YamlMap row : list.rows("exercises")) {
            attempt(() -> readExercise(folder, row)).ifPresent(exercises::add);
        }
        return new Chapter(number, name, title, folder, exercises);
    }

    private Exercise readExercise(Path folder, YamlMap row) {
        row.only(Set.of("id", "title", "task", "files", "test", "points", "read", "hints", "ours"));
        return new Exercise(
                folder.getFileName().toString(),
                readId(row),
                row.text("title"),
                row.text("task"),
                readFiles(folder, row),
                row.matching("test", CLASS, "the name of a class, such as ReplyReaderTest"),
                row.atLeastOne("points"),
                row.matching("read", ID, "a section's id, such as where-does-a-reply-end"),
                row.rows("hints").stream().map(CourseReader::readHint).toList(),
                // A draft may do without; `author check` asks for it.
                row.has("ours") ? row.text("ours") : "");
    }

    private String readId(YamlMap row) {
        String id =
                row.matching("id", ID, "lower-case words joined by hyphens, such as read-to-end");
        String before = idsSeen.putIfAbsent(id, row.where("id"));
        if (before != null) {
            throw row.wrongAt(
                    "id",
                    "the id " + id + " is already taken, in " + before,
                    "Ids are unique in the whole course: choose another.");
        }
        return id;
    }

    private List<String> readFiles(Path folder, YamlMap row) {
        List<String> files = row.texts("files");
        if (files.isEmpty()) {
            throw row.wrongAt(
                    "files", "files is empty", "Name at least one file that the learner writes.");
        }
        for (String file : files) {
            if (!FILE.matcher(file).matches()) {
                throw row.wrongAt(
                        "files",
                        "\"" + file + "\" is not the name of a Java file",
                        "Write the name alone, such as ReplyReader.java.");
            }
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw row.wrongAt(
                        "files",
                        "there is no " + file + " in " + home.show(folder),
                        "Write the finished code there, or correct the name.");
            }
        }
        return files;
    }

    private static Hint readHint(YamlMap hint) {
        hint.only(Set.of("text", "tests"));
        return new Hint(hint.text("text"), hint.has("tests") ? hint.texts("tests") : List.of());
    }

    /** Runs one step; a mistake is noted, so that the next step still gets its turn. */
    private <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (CourseException problem) {
            problems.add(problem);
            return Optional.empty();
        }
    }
}
