package workbook.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import workbook.course.Regions;

/** Includes code by tag and transcripts whole, so that a fault is named in the file it is in. */
final class CodeInclude extends IncludeProcessor {

    /** What fits beside the prose, and on a printed page. */
    static final int COLUMNS = 76;

    /** Callouts hang in the margin, so they take no room in the line. */
    static final Pattern CALLOUTS = Pattern.compile("\\s*(//|#)?\\s*(<\\d+>\\s*)+$");

    private final Findings findings;

    CodeInclude(Findings findings) {
        this.findings = findings;
    }

    @Override
    public boolean handles(String target) {
        return target.endsWith(".java") || target.endsWith(".txt");
    }

    @Override
    public void process(
            Document document,
            PreprocessorReader reader,
            String target,
            Map<String, Object> attributes) {
        Path chapter = Path.of(String.valueOf(document.getAttribute("docfile")));
        int at = Source.read(chapter).lineOf("include::" + target, reader.getLineNumber() - 1);
        Path file = chapter.resolveSibling(target).normalize();
        if (!Files.isRegularFile(file)) {
            findings.add(
                    chapter, at, "there is no file " + target, "Put it there or mend the name.");
            return;
        }
        List<Excerpt.Line> lines =
                target.endsWith(".java") ? code(chapter, at, file, attributes) : whole(file);
        checkWidth(file, lines);
        String text = String.join("\n", lines.stream().map(Excerpt.Line::text).toList());
        // Asciidoctor places a listing where its include is from; this keeps it in the chapter.
        reader.pushInclude(text, chapter.toString(), chapter.toString(), at, attributes);
    }

    private List<Excerpt.Line> code(
            Path chapter, int at, Path file, Map<String, Object> attributes) {
        String tags = String.valueOf(attributes.getOrDefault("tag", attributes.get("tags")));
        if (tags.equals("null")) {
            findings.add(
                    chapter,
                    at,
                    "code is included without a tag",
                    "Mark the lines in " + file.getFileName() + " and write [tag=name].");
            return List.of();
        }
        List<Excerpt.Line> lines = new ArrayList<>();
        for (String tag : tags.split("[;,]")) {
            lines.addAll(region(chapter, at, file, tag.strip()));
        }
        return lines;
    }

    private List<Excerpt.Line> region(Path chapter, int at, Path file, String tag) {
        if (tag.startsWith(Regions.SOLUTION)) {
            findings.add(
                    chapter,
                    at,
                    "the prose shows the solution " + tag,
                    "Show other lines: the teacher's edition adds solutions by itself.");
            return List.of();
        }
        return findings.regions(file)
                .map(regions -> region(chapter, at, regions, tag))
                .orElse(List.of());
    }

    private List<Excerpt.Line> region(Path chapter, int at, Regions file, String tag) {
        List<Excerpt.Line> lines = Excerpt.of(file, tag);
        String name = file.file().substring(file.file().lastIndexOf('/') + 1);
        if (file.named(tag).isEmpty()) {
            findings.add(
                    chapter,
                    at,
                    name + " has no tag " + tag,
                    "Mark the lines with // tag::" + tag + "[] and // end::" + tag + "[].");
        } else if (lines.isEmpty()) {
            findings.add(
                    chapter,
                    at,
                    "tag " + tag + " shows nothing: it is empty, or part of a solution",
                    "Show other lines: the teacher's edition adds solutions by itself.");
        }
        return lines;
    }

    private static List<Excerpt.Line> whole(Path file) {
        List<Excerpt.Line> lines = new ArrayList<>();
        for (String text : Source.read(file).lines()) {
            lines.add(new Excerpt.Line(lines.size() + 1, text));
        }
        return lines;
    }

    private void checkWidth(Path file, List<Excerpt.Line> lines) {
        for (Excerpt.Line line : lines) {
            int width = CALLOUTS.matcher(line.text()).replaceFirst("").length();
            if (width > COLUMNS) {
                findings.add(file, line.number(), tooWide(width), "Break the line.");
            }
        }
    }

    static String tooWide(int width) {
        return "a line of a listing is " + width + " columns wide; " + COLUMNS + " fit";
    }
}
