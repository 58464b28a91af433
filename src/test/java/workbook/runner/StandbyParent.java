package workbook.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A workbook that stands by until it is killed. */
final class StandbyParent {

    private StandbyParent() {}

    public static void main(String[] args) throws Exception {
        Checker checker = Checker.standingBy(new DoublingCourse(Path.of(args[0])).course);
        checker.awaitWarm(Duration.ofMinutes(3));
        System.out.println(
                checker.standby().waiting().orElseThrow().child().process().pid());
        // Nobody writes there: this waits for the end.
        System.exit(System.in.read());
    }

    /** The standby's process id, once it is warm. */
    static long standby(Process workbook) throws IOException {
        return Long.parseLong(new BufferedReader(
                        new InputStreamReader(workbook.getInputStream(), StandardCharsets.UTF_8))
                .readLine());
    }
}
