package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.jsoup.nodes.Document;
import workbook.course.Course;
import workbook.course.Finding;

/** Renders the course as a book of static pages that need no server. */
public final class Book {

    private final Course course;
    private final Path out;
    private final Path spine;
    private final Findings findings;
    private final Glossary glossary;

    private Book(Course course, Path out) {
        this.course = course;
        this.out = out;
        this.spine = course.home().root().resolve("docs/book");
        this.findings = new Findings(course.home());
        this.glossary = new Glossary(findings);
    }

    /**
     * Writes the whole book, and says what is wrong with it: any finding means a failed build.
     *
     * @param out a folder, made if need be; see {@link Edition#folder}
     * @return what to put right, in the order of the chapters; empty if the book is well
     */
    public static List<Finding> render(Course course, Edition edition, Path out) {
        try (Asciidoctor asciidoctor = Converter.engine()) {
            return render(asciidoctor, course, edition, out);
        }
    }

    /**
     * What is wrong with the book in any of its editions, each thing once.
     *
     * @param out where they are rendered for that, one over the other
     */
    public static List<Finding> check(Course course, Path out) {
        Set<Finding> found = new LinkedHashSet<>();
        try (Asciidoctor asciidoctor = Converter.engine()) {
            for (Edition edition : Edition.values()) {
                found.addAll(render(asciidoctor, course, edition, out));
            }
        }
        return List.copyOf(found);
    }

    /** Renders with an engine that is there already, for whoever does so more than once. */
    static List<Finding> render(Asciidoctor asciidoctor, Course course, Edition edition, Path out) {
        try {
            return new Book(course, out).render(asciidoctor, edition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> render(Asciidoctor asciidoctor, Edition edition) throws IOException {
        copyTheme();
        Converter converter = new Converter(asciidoctor, course, edition, findings);
        List<Page> pages = new Pages(course, converter, findings, glossary).all();
        Links links = new Links(out, pages, findings);
        pages.forEach(links::check);
        pages.forEach(page -> Source.unstamp(page.body()));
        write(pages, edition);
        return findings.all();
    }

    private void write(List<Page> pages, Edition edition) throws IOException {
        PageShell shell = new PageShell(
                Source.read(spine.resolve("theme/page.html")), pages, edition, glossary);
        for (Page page : pages) {
            Document document = shell.around(page);
            Files.writeString(out.resolve(page.name()), document.outerHtml() + "\n");
        }
        Files.writeString(out.resolve("search-index.js"), SearchIndex.script(pages));
    }

    private void copyTheme() throws IOException {
        Path theme = spine.resolve("theme");
        Files.createDirectories(out.resolve("theme/fonts"));
        try (Stream<Path> files = Files.walk(theme)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = out.resolve("theme").resolve(theme.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(out.resolve("theme/page.html"));
    }
}
