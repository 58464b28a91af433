package workbook.runner;

import java.util.Optional;
import workbook.runner.child.ChildMain;

/** What the exit code of a test JVM says about its end. */
final class ExitCodes {

    private ExitCodes() {}

    /**
     * The kind of ending.
     *
     * @param code the exit code, if the JVM did end
     * @param exiting whether it announced that it was about to exit
     * @param begun whether a test had begun
     */
    static Ending.Kind kind(Optional<Integer> code, boolean exiting, boolean begun) {
        if (code.isEmpty()) {
            return Ending.Kind.CUT_OFF;
        }
        if (exiting) {
            return Ending.Kind.EXITED;
        }
        return switch (code.get()) {
            case ChildMain.CHANNEL_LOST -> Ending.Kind.CUT_OFF;
            case ChildMain.INTERRUPTED -> Ending.Kind.INTERRUPTED;
            case ChildMain.OUT_OF_MEMORY -> Ending.Kind.OUT_OF_MEMORY;
            case ChildMain.BROKEN -> begun ? Ending.Kind.STOPPED : Ending.Kind.BROKEN;
            case 134, 139 -> Ending.Kind.CRASHED;
            case 137 -> Ending.Kind.KILLED;
            default -> Ending.Kind.HALTED;
        };
    }
}
