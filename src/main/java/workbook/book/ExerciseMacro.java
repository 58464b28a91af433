package workbook.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Hint;
import workbook.course.Regions;

/** {@code exercise::id[]}: the box that tells a reader what to do, from the chapter's list. */
@Name("exercise")
final class ExerciseMacro extends BlockMacroProcessor {

    static final String ROLE = "exercise";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Course course;
    private final Edition edition;
    private final Findings findings;

    ExerciseMacro(Course course, Edition edition, Findings findings) {
        this.course = course;
        this.edition = edition;
        this.findings = findings;
    }

    @Override
    public StructuralNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        Source prose = Converter.sourceOf(parent);
        int line = prose.lineOf("exercise::" + target + "[", 1);
        StructuralNode box =
                createBlock(parent, "open", "", Map.of(ContentModel.KEY, ContentModel.COMPOUND));
        box.addRole(ROLE);
        box.addRole(Source.stamp(line));
        Optional<Exercise> exercise = find(prose, target);
        if (exercise.isEmpty()) {
            findings.add(
                    prose.file(),
                    line,
                    "this chapter has no exercise " + target,
                    "Mend the id, or add the exercise to exercises.yaml.");
            return box;
        }
        box.setId("exercise-" + target);
        parseContent(box, lines(exercise.get()));
        return box;
    }

    private Optional<Exercise> find(Source prose, String id) {
        return course.chapters().stream()
                .filter(chapter -> prose.file().equals(Pages.prose(chapter)))
                .map(Chapter::exercises)
                .flatMap(List::stream)
                .filter(exercise -> exercise.id().equals(id))
                .findFirst();
    }

    private List<String> lines(Exercise exercise) {
        Chapter chapter = course.chapterOf(exercise);
        int number = chapter.exercises().indexOf(exercise) + 1;
        String points = exercise.points() == 1 ? " point" : " points";
        List<String> lines = new ArrayList<>(List.of(
                "[.label]",
                "Exercise " + chapter.number() + "." + number + " [.points]#" + exercise.points()
                        + points + "#",
                "",
                "[discrete#exercise-" + exercise.id() + "-title]",
                "=== " + exercise.title(),
                "",
                literally(exercise.task()),
                "",
                "[.todo]"));
        lines.add("Write:: " + files(exercise));
        lines.add("Check:: `+./workbook check " + exercise.id() + "+`");
        int step = 0;
        for (Hint hint : exercise.hints()) {
            step++;
            String title = "Hint " + step + " of " + exercise.hints().size();
            fold(lines, "hint", title, List.of(literally(hint.text())));
        }
        if (edition == Edition.TEACHER) {
            fold(lines, "solution", "Our solution", solution(exercise, chapter));
        }
        return lines;
    }

    /** One entry for all of them: a list of terms has no term twice. */
    private static String files(Exercise exercise) {
        return exercise.files().stream()
                .map(file -> "`+exercises/src/main/java/" + exercise.chapter() + "/" + file + "+`")
                .collect(Collectors.joining(" +\n"));
    }

    /** Code that a terminal shows as it is must not turn into arrows or index terms in the book. */
    private static String literally(String text) {
        return CODE.matcher(text.strip())
                .replaceAll(span -> Matcher.quoteReplacement(
                        "`pass:c[" + span.group(1).replace("]", "\\]") + "]`"));
    }

    private static void fold(List<String> lines, String role, String title, List<String> content) {
        lines.addAll(List.of("", "[%collapsible." + role + "]", "." + title, "======"));
        lines.addAll(content);
        lines.add("======");
    }

    private List<String> solution(Exercise exercise, Chapter chapter) {
        List<String> lines = new ArrayList<>();
        for (String name : exercise.files()) {
            Path file = chapter.folder().resolve(name);
            if (Files.isRegularFile(file)) {
                findings.regions(file)
                        .ifPresent(code -> code.solutionsOf(exercise, chapter).stream()
                                .filter(region -> !isImports(code.code(region)))
                                .forEach(region -> listing(lines, name, code, region)));
            }
        }
        return lines;
    }

    /** Imports are a part of the answer that nobody needs to read. */
    private static boolean isImports(List<String> code) {
        return code.stream().allMatch(line -> line.isBlank() || line.startsWith("import "));
    }

    private static void listing(
            List<String> lines, String name, Regions code, Regions.Region region) {
        lines.addAll(List.of("[source,java]", "." + name, "----"));
        for (Excerpt.Line line : Excerpt.of(code, region.name())) {
            lines.add(CodeInclude.CALLOUTS.matcher(line.text()).replaceFirst(""));
        }
        lines.addAll(List.of("----", ""));
    }
}
