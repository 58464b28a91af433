package workbook.book;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Makes quizzes: every option opens to its own explanation, without a script. */
final class Quizzes {

    private final Source source;
    private final Findings findings;
    private int number;

    Quizzes(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void applyTo(Element page) {
        for (Element block : page.select(".exampleblock.quiz")) {
            Elements options = block.select("ul.checklist > li");
            long right = options.stream().filter(Quizzes::isRight).count();
            if (right != 1) {
                find(block, "this quiz has " + right + " right answers", "Mark one with [x].");
            }
            options.forEach(this::checkExplained);
            block.replaceWith(quiz(block, options));
        }
    }

    private Element quiz(Element block, Elements options) {
        number++;
        Element quiz = new Element("section").addClass("quiz").attr("id", block.id());
        quiz.addClass(Source.stamp(Source.lineOf(block)));
        quiz.attr("aria-labelledby", block.id() + "-label");
        Element two = quiz.appendElement("div").addClass("two");
        Element question = two.appendElement("div");
        Element label = question.appendElement("h3").addClass("label");
        label.attr("id", block.id() + "-label").text("Question " + number);
        Element list = new Element("ol").addClass("options");
        options.forEach(option -> list.appendChild(option(option)));
        Element content = block.expectFirst(".content");
        content.select(".ulist.checklist").remove();
        question.append(content.html().strip());
        two.appendChild(list);
        return quiz;
    }

    private static Element option(Element item) {
        boolean right = isRight(item);
        Element text = item.expectFirst("p");
        text.select("i.fa").remove();
        Element details = new Element("details").addClass(right ? "right" : "wrong");
        details.appendElement("summary").html("<span>" + text.html().strip() + "</span>");
        text.remove();
        Element why = details.appendElement("div").addClass("why");
        why.appendElement("p").addClass("verdict").text(right ? "Right." : "Not this one.");
        why.append(item.html().strip());
        return new Element("li").appendChild(details);
    }

    private static boolean isRight(Element item) {
        return item.selectFirst("> p > i.fa-check-square-o") != null;
    }

    private void checkExplained(Element item) {
        @Nullable Element text = item.selectFirst("> p");
        if (text == null || text.nextElementSibling() == null) {
            String option = text == null ? "" : " \"" + text.text().strip() + "\"";
            find(
                    item,
                    "the option" + option + " has no explanation",
                    "Attach one below it, after a line that holds only a +.");
        }
    }

    private void find(Element at, String what, String remedy) {
        findings.add(source.file(), Source.lineOf(at), what, remedy);
    }
}
