package workbook.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.CourseException;
import workbook.course.CourseReader;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.Finished;
import workbook.course.Home;
import workbook.course.Prose;

/** Looks at everything an author writes and names, with file and line, what is still missing. */
public final class AuthorCheck {

    /** What a new exercise or chapter has wherever its author has to write something. */
    public static final String TODO = "TODO(author)";

    private final Home home;
    private final Course course;
    private final Map<Integer, Prose> prose = new TreeMap<>();
    private final Set<Finding> found = new LinkedHashSet<>();

    private AuthorCheck(Home home, CourseReader.Reading reading) {
        this.home = home;
        this.course = reading.course();
        reading.problems().forEach(problem -> found.add(problem.finding()));
    }

    /** Everything that can be said without running a test. */
    public static List<Finding> files(Home home) {
        return new AuthorCheck(home, CourseReader.read(home)).files();
    }

    /** The same, and what the contract's run has brought to light. */
    public static List<Finding> all(Home home, Contract.Report report) {
        AuthorCheck check = new AuthorCheck(home, CourseReader.read(home));
        check.files();
        report.rows().forEach(row -> row.finding().ifPresent(check.found::add));
        report.cited().forEach(check::cited);
        return List.copyOf(check.found);
    }

    private List<Finding> files() {
        try {
            folders();
            for (Chapter chapter : course.chapters()) {
                chapter(chapter);
            }
            starters();
            for (Path folder : CourseReader.chapterFolders(home)) {
                unfinished(folder);
                unfinished(home.exerciseTests().resolve(folder.getFileName().toString()));
            }
            return List.copyOf(found);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void folders() {
        for (Path folder : CourseReader.chapterFolders(home)) {
            if (!Files.isRegularFile(folder.resolve(CourseReader.LIST))) {
                add(
                        home.show(folder),
                        "it has no " + CourseReader.LIST,
                        "Write one, or delete the folder. See docs/authoring.adoc.");
            }
        }
    }

    private void chapter(Chapter chapter) throws IOException {
        Path file = Prose.file(chapter);
        if (Files.isRegularFile(file)) {
            Prose read = Prose.of(chapter);
            prose.put(chapter.number(), read);
            if (!read.heading().equals(chapter.title())) {
                add(
                        home.show(file) + ":1",
                        "its title is \"" + read.heading() + "\", " + CourseReader.LIST + " says \""
                                + chapter.title() + "\"",
                        "Make them the same.");
            }
        } else {
            add(home.show(file), "there is no prose", "Write chapter.adoc.");
        }
        new ExerciseCheck(course, chapter, Optional.ofNullable(prose.get(chapter.number())), found)
                .run();
    }

    private void starters() {
        try {
            found.addAll(new Starters(course).differences());
        } catch (CourseException problem) {
            // One wrong marker hides the others' starters, so ask each file for itself.
            for (Chapter chapter : course.chapters()) {
                Finished finished = Finished.read(chapter);
                finished.files().keySet().forEach(file -> markers(finished, file));
            }
        }
    }

    private void markers(Finished finished, String file) {
        try {
            finished.starter(file);
        } catch (CourseException problem) {
            found.add(problem.finding());
        }
    }

    /** Names every place that a skeleton left open. */
    private void unfinished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(AuthorCheck::isText).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    int todo = lines.get(i).indexOf(TODO);
                    if (todo >= 0) {
                        String what = lines.get(i).substring(todo + TODO.length());
                        what = what.replaceFirst("\\s*(\\*/)?\\s*$", "");
                        add(
                                home.show(file) + ":" + (i + 1),
                                "still to be written" + what,
                                "Write it, and take the " + TODO + " away.");
                    }
                }
            }
        }
    }

    private static boolean isText(Path file) {
        return file.toString().matches(".*\\.(java|adoc|yaml|patch|svg)")
                && Files.isRegularFile(file);
    }

    private void cited(Contract.Cited cited) {
        Prose read = prose.get(cited.chapter());
        if (read == null || !read.hasTitle(cited.title())) {
            Optional<Exercise> exercise = course.exercise(cited.exercise());
            add(
                    exercise.map(this::testFile).orElse(cited.exercise()),
                    cited.test() + " sends the learner to chapter " + cited.chapter() + ", \""
                            + cited.title() + "\", which does not exist",
                    "Name a section as chapter.adoc has it.");
        }
    }

    private String testFile(Exercise exercise) {
        return home.show(ExerciseCheck.testFile(home, exercise));
    }

    private void add(String where, String what, String remedy) {
        found.add(new Finding(where, what, remedy));
    }
}
