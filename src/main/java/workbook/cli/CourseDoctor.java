package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.course.CourseException;
import workbook.course.Exercise;

/** Looks at the learner's files and at their progress. */
final class CourseDoctor {

    private final Session session;

    CourseDoctor(Session session) {
        this.session = session;
    }

    void examine(List<Diagnosis> findings) {
        try {
            session.course();
        } catch (CourseException broken) {
            findings.add(Diagnosis.ill("course", "cannot be read", Trouble.message(broken)));
            return;
        }
        findings.add(progress());
        findings.add(exercises());
    }

    private Diagnosis progress() {
        Path file = session.home().state().resolve("progress.json");
        Optional<String> notKept = session.learner().notKept();
        if (notKept.isPresent()) {
            return Diagnosis.ill("progress", "cannot be used", notKept.get());
        }
        long done = session.learner().progress().attempts().values().stream()
                .filter(attempt -> attempt.passed())
                .count();
        return Diagnosis.well(
                "progress",
                Files.exists(file)
                        ? done + (done == 1 ? " exercise done" : " exercises done")
                        : "not begun yet");
    }

    private Diagnosis exercises() {
        List<String> missing = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        for (Exercise exercise : session.course().exercises()) {
            Path folder = session.home().exerciseSources().resolve(exercise.chapter());
            for (String name : exercise.files()) {
                if (!Files.isRegularFile(folder.resolve(name))) {
                    missing.add(session.home().show(folder.resolve(name)));
                    remedies.add("./workbook reset " + exercise.id());
                }
            }
            Path test = session.home().exerciseTests().resolve(exercise.chapter());
            if (!Files.isRegularFile(test.resolve(exercise.test() + ".java"))) {
                missing.add(session.home().show(test.resolve(exercise.test() + ".java")));
                remedies.add("git checkout -- exercises/src/test");
            }
        }
        if (missing.isEmpty()) {
            return Diagnosis.well("exercises", session.course().exercises().size() + " in place");
        }
        return Diagnosis.ill(
                "exercises",
                "missing: " + String.join(", ", missing),
                "Bring them back:\n"
                        + String.join("\n", remedies.stream().distinct().toList()));
    }
}
