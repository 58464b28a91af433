package workbook.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import workbook.screen.Style;

/** {@code doctor}: looks at everything the workbook stands on, and knows the remedies. */
@Command(name = "doctor", description = "Look for what is missing on this system, with remedies.")
final class DoctorCommand extends WorkbookCommand {

    DoctorCommand(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<Diagnosis> findings = new ArrayList<>();
        new SystemDoctor(session).examine(findings);
        new KernelDoctor().examine(findings);
        new CourseDoctor(session).examine(findings);
        boolean well = findings.stream().allMatch(Diagnosis::well);
        List<Object> json = new ArrayList<>();
        findings.forEach(finding -> json.add(finding.json()));
        return new Text(well ? 0 : 2, json, out -> {
            for (Diagnosis finding : findings) {
                print(out, finding);
            }
            out.line(well ? "All is well." : "Something is missing; the remedies are above.");
        });
    }

    private static void print(Terminal out, Diagnosis finding) {
        String mark = finding.well()
                ? out.paint(Style.GREEN, "ok     ")
                : out.paint(Style.YELLOW, "missing");
        String what =
                finding.what() + " ".repeat(Math.max(1, 14 - finding.what().length()));
        out.line(mark + "  " + what + finding.found());
        if (!finding.well()) {
            out.wrapped("         ", finding.remedy());
        }
    }
}
