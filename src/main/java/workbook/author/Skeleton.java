package workbook.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.CourseReader;
import workbook.course.Home;
import workbook.progress.AtomicFile;

/** Begins an exercise or a chapter: files that load, and that say where something is to be written. */
public final class Skeleton {

    /** The key alone on its line, and no other key after it. */
    private static final Pattern LAST_KEY =
            Pattern.compile("(?m)^exercises:\\s*$(?![\\s\\S]*^\\w)");

    private final Home home;

    /** Begins something in this workbook. */
    public Skeleton(Home home) {
        this.home = home;
    }

    /**
     * Begins a chapter.
     *
     * @param name such as {@code ch02threads}
     * @param title of the chapter
     * @return the files that were written
     */
    public List<Path> chapter(String name, String title) {
        Path folder = home.chapters().resolve(name);
        if (!CourseReader.isChapterName(name)) {
            throw new CourseException(
                    "chapters/" + name,
                    "this is not the name of a chapter",
                    "Take two digits and a word in lower case, such as ch02threads.");
        }
        String number = name.substring(0, 4);
        Course.load(home).chapter(number).ifPresent(other -> {
            throw taken(
                    "chapters/" + other.name(),
                    "a later number, or ./workbook author new exercise");
        });
        Path prose = folder.resolve("chapter.adoc");
        Path list = folder.resolve(CourseReader.LIST);
        refuseExisting(prose, list);
        return write(
                new NewFile(prose, Templates.prose(title)),
                new NewFile(list, Templates.list(title)));
    }

    /**
     * Begins an exercise, as the last of its chapter.
     *
     * @param course which does not have it yet
     * @param chapter whose exercise it will be
     * @param id such as {@code read-to-end}
     * @param title a few words; a question where one fits
     * @return the files that were written
     */
    public List<Path> exercise(Course course, Chapter chapter, String id, String title) {
        if (!CourseReader.isId(id) || !Character.isLetter(id.charAt(0))) {
            throw new CourseException(
                    id,
                    "this is not an id",
                    "Take lower-case words and hyphens, such as read-to-end.");
        }
        course.exercise(id).ifPresent(other -> {
            throw taken(other.chapter() + " / " + id, "another id");
        });
        String type = camelCase(id);
        Path code = chapter.folder().resolve(type + ".java");
        Path test = home.exerciseTests().resolve(chapter.name()).resolve(type + "Test.java");
        refuseExisting(code, test);
        Path list = chapter.folder().resolve(CourseReader.LIST);
        String row = Templates.row(id, title, type);
        return write(
                new NewFile(code, Templates.code(chapter.name(), id, type)),
                new NewFile(test, Templates.test(chapter.name(), type)),
                new NewFile(list, appended(list, row)));
    }

    private record NewFile(Path path, String text) {}

    private static List<Path> write(NewFile... files) {
        List<Path> written = new ArrayList<>();
        try {
            for (NewFile file : files) {
                AtomicFile.write(file.path(), file.text());
                written.add(file.path());
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return written;
    }

    private String appended(Path list, String row) {
        try {
            String before = Files.readString(list).stripTrailing();
            // An empty list stands on the line of its key; the first row begins below it.
            String open = before.replaceFirst("(?m)^exercises:\\s*\\[\\s*\\]\\s*$", "exercises:");
            if (!LAST_KEY.matcher(open).find()) {
                throw new CourseException(
                        home.show(list),
                        "there is no list \"exercises:\" at its end",
                        "Make \"exercises:\" the last key, so that a row can be added below it.");
            }
            return open + "\n" + row;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void refuseExisting(Path... files) {
        for (Path file : files) {
            if (Files.exists(file)) {
                throw taken(home.show(file), "another name, or take that file away");
            }
        }
    }

    private static CourseException taken(String where, String instead) {
        return new CourseException(where, "this exists already", "Choose " + instead + ".");
    }

    private static String camelCase(String id) {
        return Stream.of(id.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
