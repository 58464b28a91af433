package workbook.book;

import java.util.Map;
import java.util.Optional;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;
import org.jsoup.nodes.Entities;
import workbook.course.Course;
import workbook.course.Exercise;

/** {@code chapter:ch02[text]} and {@code exercise:id[text]}: links to what the course has. */
@ContentModel(ContentModel.RAW)
final class CourseLink extends InlineMacroProcessor {

    static final String CHAPTER = "chapter";
    static final String EXERCISE = "exercise";

    private final Course course;
    private final Findings findings;

    /** Where a link leads, and what it says unless the author says something else. */
    private record Target(String address, String title) {}

    CourseLink(String name, Course course, Findings findings) {
        super(name);
        this.course = course;
        this.findings = findings;
    }

    @Override
    public PhraseNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        String text = String.valueOf(attributes.getOrDefault("text", ""));
        Optional<Target> found = getName().equals(CHAPTER) ? chapter(target) : exercise(target);
        if (found.isEmpty()) {
            Source prose = Converter.sourceOf(parent);
            findings.add(
                    prose.file(),
                    prose.lineOf(getName() + ":" + target + "[", 1),
                    "the course has no " + getName() + " " + target,
                    "Mend the name, or write it first.");
            return createPhraseNode(parent, "quoted", text.isEmpty() ? target : text);
        }
        String words = text.isEmpty() ? Entities.escape(found.get().title()) : text;
        String html = "<a href=\"" + found.get().address() + "\">" + words + "</a>";
        return createPhraseNode(parent, "quoted", html);
    }

    private Optional<Target> chapter(String name) {
        return course.chapter(name)
                .map(chapter -> new Target(chapter.name() + ".html", chapter.title()));
    }

    private Optional<Target> exercise(String id) {
        return course.exercise(id).map(CourseLink::target);
    }

    private static Target target(Exercise exercise) {
        return new Target(exercise.chapter() + ".html#exercise-" + exercise.id(), exercise.title());
    }
}
