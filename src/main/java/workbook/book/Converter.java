package workbook.book;

import java.nio.file.Path;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import workbook.course.Course;

/** Turns AsciiDoc into HTML whose blocks know their line, and hears what Asciidoctor says about it. */
final class Converter {

    /** Held, because a logger that nobody holds forgets what it was told. */
    private static final Logger LOUD = Logger.getLogger("asciidoctor");

    private final Asciidoctor asciidoctor;
    private final Findings findings;

    /** A converted file: its title and its body. */
    record Converted(Source source, String title, Element body) {}

    Converter(Asciidoctor asciidoctor, Course course, Edition edition, Findings findings) {
        LOUD.setUseParentHandlers(false);
        this.findings = findings;
        this.asciidoctor = asciidoctor;
        asciidoctor.unregisterAllExtensions();
        asciidoctor
                .javaExtensionRegistry()
                .includeProcessor(new CodeInclude(findings))
                .blockMacro(new ExerciseMacro(course, edition, findings))
                .blockMacro(new FigureMacro(findings))
                .inlineMacro(new TermMacro())
                .inlineMacro(new CourseLink(CourseLink.CHAPTER, course, findings))
                .inlineMacro(new CourseLink(CourseLink.EXERCISE, course, findings));
    }

    Converted convert(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        LogHandler listener = message -> hear(absolute, message);
        asciidoctor.registerLogHandler(listener);
        try {
            Document document = asciidoctor.loadFile(absolute.toFile(), options());
            document.getBlocks().forEach(Converter::stamp);
            org.jsoup.nodes.Document page = Jsoup.parseBodyFragment(document.convert());
            page.outputSettings().prettyPrint(false);
            return new Converted(Source.read(absolute), document.getDoctitle(), page.body());
        } finally {
            asciidoctor.unregisterLogHandler(listener);
        }
    }

    /** A reference that leads nowhere is left to {@link Links}, which knows its line. */
    private void hear(Path file, LogRecord message) {
        String text = message.getMessage();
        boolean minor = message.getSeverity().compareTo(Severity.INFO) < 0;
        if (minor || text.startsWith("possible invalid reference")) {
            return;
        }
        Cursor at = message.getCursor();
        boolean elsewhere = at != null && at.getFile() != null;
        findings.add(
                elsewhere ? Path.of(at.getFile()) : file,
                at == null ? 1 : at.getLineNumber(),
                text,
                "Mend this line; Asciidoctor does not accept it as it stands.");
    }

    static Source sourceOf(StructuralNode node) {
        return Source.read(Path.of(String.valueOf(node.getDocument().getAttribute("docfile"))));
    }

    private static Options options() {
        return Options.builder()
                .safe(SafeMode.UNSAFE)
                .sourcemap(true)
                .attributes(Attributes.builder()
                        .attribute("icons", "font")
                        .attribute("idprefix", "")
                        .attribute("idseparator", "-")
                        .attribute("table-caption!", "")
                        .attribute("example-caption!", "")
                        .attribute("figure-caption!", "")
                        .experimental(true)
                        .build())
                .build();
    }

    /** What a macro made has no lines of its own in the file; its box is stamped already. */
    private static void stamp(StructuralNode node) {
        if (node.hasRole(ExerciseMacro.ROLE)) {
            return;
        }
        if (node.getSourceLocation() != null) {
            node.addRole(Source.stamp(node.getSourceLocation().getLineNumber()));
        }
        if ("quiz".equals(node.getStyle())) {
            node.addRole("quiz");
            node.setId(String.valueOf(node.getAttributes().getOrDefault("2", "quiz")));
        }
        node.getBlocks().forEach(Converter::stamp);
    }

    /** Takes seconds, so one is enough for many books; Ruby that runs once is not worth compiling. */
    static Asciidoctor engine() {
        System.setProperty("jruby.compile.mode", "OFF");
        return Asciidoctor.Factory.create();
    }
}
