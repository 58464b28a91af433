package workbook.book;

import java.util.Map;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;
import org.asciidoctor.extension.Name;

/** {@code term:id[text]}: the first use of a word that the glossary explains. */
@Name("term")
@ContentModel(ContentModel.RAW)
final class TermMacro extends InlineMacroProcessor {

    /** Without a text the link stays empty: {@link Glossary} knows what the word is. */
    @Override
    public PhraseNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        String text = String.valueOf(attributes.getOrDefault("text", ""));
        String html =
                "<a class=\"term\" href=\"" + Glossary.address(target) + "\">" + text + "</a>";
        return createPhraseNode(parent, "quoted", html);
    }
}
