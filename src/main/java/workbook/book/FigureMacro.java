package workbook.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** {@code figure::name.svg[alt="...",title="..."]}: puts a drawing itself into the page. */
@Name("figure")
final class FigureMacro extends BlockMacroProcessor {

    private final Findings findings;

    FigureMacro(Findings findings) {
        this.findings = findings;
    }

    @Override
    public StructuralNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        Source prose = Converter.sourceOf(parent);
        int line = prose.lineOf("figure::" + target + "[", 1);
        Path file = prose.file().resolveSibling("figures").resolve(target);
        String alt = String.valueOf(attributes.getOrDefault("alt", ""));
        if (alt.isBlank()) {
            findings.add(
                    prose.file(),
                    line,
                    "figure " + target + " has no alt text",
                    "Say with alt=\"...\" what a reader who cannot see it must know.");
        }
        StructuralNode figure =
                createBlock(parent, "open", "", Map.of(ContentModel.KEY, ContentModel.COMPOUND));
        figure.addRole("figure");
        figure.addRole(Source.stamp(line));
        if (attributes.containsKey("title")) {
            figure.setTitle(String.valueOf(attributes.get("title")));
        }
        if (!Files.isRegularFile(file)) {
            findings.add(
                    prose.file(),
                    line,
                    "there is no file figures/" + target,
                    "Draw it, or mend the name.");
            return figure;
        }
        figure.append(createBlock(figure, "pass", svg(file, target, alt)));
        return figure;
    }

    private static String svg(Path file, String name, String alt) {
        String text = String.join("\n", Source.read(file).lines());
        Document drawing = Jsoup.parse(text, Parser.xmlParser());
        drawing.outputSettings().prettyPrint(false);
        Element svg = drawing.expectFirst("svg");
        svg.attr("role", "img").attr("aria-label", alt);
        String[] box = svg.attr("viewBox").split("\\s+");
        if (box.length == 4) {
            svg.attr("width", box[2]).attr("height", box[3]).attr("style", "--w:" + box[2]);
        }
        ownIds(svg, name.replaceAll("\\W+", "-") + "-");
        return "<div class=\"art\" tabindex=\"0\">" + svg.outerHtml() + "</div>";
    }

    /** Two drawings in one page may both have an arrow: each gets ids of its own. */
    private static void ownIds(Element svg, String prefix) {
        for (Element element : svg.getAllElements()) {
            for (Attribute attribute : element.attributes().asList()) {
                String value = attribute.getValue();
                if (attribute.getKey().equals("id")) {
                    element.attr("id", prefix + value);
                } else if (attribute.getKey().endsWith("href") && value.startsWith("#")) {
                    element.attr(attribute.getKey(), "#" + prefix + value.substring(1));
                } else if (value.contains("url(#")) {
                    element.attr(attribute.getKey(), value.replace("url(#", "url(#" + prefix));
                }
            }
        }
    }
}
