package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finding;
import workbook.course.Hint;
import workbook.course.Home;

/** A small course in a folder of its own, whose first chapter uses everything a chapter may use. */
record SampleBook(Path root) {

    /** One for all tests, for starting one takes a second or two. */
    static final Asciidoctor ENGINE = Converter.engine();

    static SampleBook in(Path root) {
        copy(Path.of("test/resources/book"), root.resolve("chapters"));
        copy(Path.of("../docs/book/theme"), root.resolve("docs/book/theme"));
        copy(Path.of("../docs/book/book.adoc"), root.resolve("docs/book/book.adoc"));
        copy(Path.of("test/resources/book-docs"), root.resolve("docs"));
        return new SampleBook(root);
    }

    Path chapter() {
        return root.resolve("chapters/ch01sample");
    }

    Path prose() {
        return chapter().resolve("chapter.adoc");
    }

    Path out() {
        return root.resolve("target/book");
    }

    /** Changes a file of the first chapter; the change must find something to change. */
    void change(String file, String from, String to) {
        Path path = chapter().resolve(file).normalize();
        try {
            String text = Files.readString(path);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " has no " + from);
            }
            Files.writeString(path, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of a file of the first chapter that holds the text. */
    int line(String file, String text) {
        return Source.read(chapter().resolve(file)).lineOf(text, 1);
    }

    List<Finding> render(Edition edition) {
        return Book.render(ENGINE, course(), edition, out());
    }

    String page() {
        return page("ch01sample.html");
    }

    String page(String name) {
        return String.join("\n", Source.read(out().resolve(name)).lines());
    }

    Course course() {
        Exercise exercise = new Exercise(
                "ch01sample",
                "read-all",
                "Where does a reply end?",
                "Finish `SampleReader.readToEnd`. It returns every byte that the peer sends, in order, "
                        + "however the bytes are cut into pieces, and stops when the peer closes.",
                List.of("SampleReader.java"),
                "SampleReaderTest",
                3,
                "one-read",
                List.of(
                        new Hint("What does `read` return when the peer has closed?", List.of()),
                        new Hint("Keep what you have read: one array isn't enough.", List.of())),
                "");
        return new Course(
                new Home(root),
                List.of(
                        new Chapter(
                                1,
                                "ch01sample",
                                "A thread that waits",
                                chapter(),
                                List.of(exercise)),
                        new Chapter(
                                2,
                                "ch02next",
                                "A thread for each",
                                root.resolve("chapters/ch02next"),
                                List.of())));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
