package workbook.compile;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.Finished;

/** Looks at the sources before anything is compiled: syntax, signatures, the list of tests. */
final class Preparation {

    private final Javac javac;
    private final Course course;

    Preparation(Javac javac, Course course) {
        this.javac = javac;
        this.course = course;
    }

    /** The tests of the exercise, fixed before anything of the learner's runs. */
    List<TestList.Declared> tests(Exercise exercise, Path testFile) throws CannotCheck {
        Javac.Parsed parsed = javac.parse(testFile.getFileName().toString(), read(testFile));
        List<TestList.Declared> tests = TestList.of(parsed.tree(), exercise.test());
        if (!parsed.errors().isEmpty() || tests.isEmpty()) {
            throw new CannotCheck(testFile.getFileName() + " is damaged: "
                    + (tests.isEmpty() ? "there is no test in it." : "it is not Java any more.")
                    + "\n  To have it back as it was: ./workbook reset --tests"
                    + "\n\n" + Complaint.listed(parsed.errors()));
        }
        return tests;
    }

    private static String read(Path testFile) throws CannotCheck {
        try {
            return Files.readString(testFile);
        } catch (IOException e) {
            throw new CannotCheck("The tests are not there, or cannot be read: " + testFile
                    + "\n  To have them back: ./workbook reset --tests");
        }
    }

    /** Stops at a file that is not Java, or else at signatures that the tests cannot use. */
    void examine(Exercise exercise, Map<Path, String> texts) throws CannotCheck {
        List<String> differences = new ArrayList<>();
        Finished finished = Finished.read(course.chapterOf(exercise));
        int chapter = finished.chapter().number();
        for (var entry : texts.entrySet()) {
            String name = entry.getKey().getFileName().toString();
            CompilationUnitTree yours = java(name, entry.getValue());
            CompilationUnitTree want = javac.parse(name, finished.starter(name)).tree();
            differences.addAll(Signatures.compare(chapter, want, yours));
        }
        if (!differences.isEmpty()) {
            throw new CannotCheck(signatures(exercise, differences));
        }
    }

    private CompilationUnitTree java(String name, String text) throws CannotCheck {
        Javac.Parsed parsed = javac.parse(name, text);
        if (parsed.errors().isEmpty()) {
            return parsed.tree();
        }
        throw new CannotCheck(name + " is not Java yet.\n\n" + Complaint.listed(parsed.errors()));
    }

    private static String signatures(Exercise exercise, List<String> differences) {
        StringBuilder text = new StringBuilder();
        text.append("The tests cannot call your code as it is declared.\n");
        differences.forEach(each -> text.append("\n  ").append(each));
        return text + "\n\n  Only the declaration has to match; what is inside is yours.\n"
                + "  The original: ./workbook reset " + exercise.id()
                + " (it keeps a copy of yours).";
    }
}
