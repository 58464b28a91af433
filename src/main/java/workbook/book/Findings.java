package workbook.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workbook.course.CourseException;
import workbook.course.Finding;
import workbook.course.Home;
import workbook.course.Regions;

/** Collects what the renderer finds, each thing once. */
final class Findings {

    private final Home home;
    private final Set<Finding> found = new LinkedHashSet<>();

    Findings(Home home) {
        this.home = home;
    }

    void add(Path file, int line, String what, String remedy) {
        found.add(Finding.at(home.show(file), Math.max(line, 1), what, remedy));
    }

    /** The regions of a finished file; a mark in the wrong place is a finding too. */
    Optional<Regions> regions(Path file) {
        try {
            String source = String.join("\n", Source.read(file).lines());
            return Optional.of(Regions.parse(home.show(file), source));
        } catch (CourseException problem) {
            found.add(problem.finding());
            return Optional.empty();
        }
    }

    List<Finding> all() {
        return new ArrayList<>(found);
    }
}
