package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workbook.runner.Status;

/** The workbook against Maven, each a process of its own as a learner starts it. */
final class Commands {

    private Commands() {}

    static void savesAgainstMaven(Workplace place, int rounds) throws Exception {
        savesAgainstMaven(place, rounds, Workplace.BYTES);
        savesAgainstMaven(place, rounds, Workplace.SOCKETS);
    }

    private static void savesAgainstMaven(Workplace place, int rounds, String id) throws Exception {
        String test = place.exercise(id).test();
        Series tests = new Series("the tests themselves");
        Series standby = new Series("save to verdict, standby");
        Series maven = new Series("save to Maven's end");
        String text = place.right(place.file(id));
        try (Saves saves = new Saves(place, id)) {
            saves.save(text);
            maven(place, test);
            for (int round = -3; round < rounds; round++) {
                saves.awaitWarm();
                long start = System.nanoTime();
                saves.save(text);
                expect(saves.isolated() == Status.PASS, "standby");
                long verdict = System.nanoTime();
                if (round >= 0) {
                    standby.add(verdict - start);
                    long saved = System.nanoTime();
                    tests.add(saves.testNanos());
                    saves.save(text);
                    maven(place, test);
                    maven.add(System.nanoTime() - saved);
                }
            }
        }
        System.out.println("\nsave to verdict against Maven, " + id);
        standby.print();
        tests.print();
        maven.print();
        maven.ratio(standby, "30x");
    }

    static void coldAgainstMaven(Workplace place, int rounds) throws Exception {
        cold(place, rounds, "request", "RequestTest");
        cold(place, rounds, Workplace.SOCKETS, "FiveRequestsTest");
    }

    private static void cold(Workplace place, int rounds, String id, String test) throws Exception {
        Series check = new Series("./workbook check " + id);
        Series maven = new Series("mvn ... -Dtest=" + test);
        for (int round = -1; round < rounds; round++) {
            long start = System.nanoTime();
            run(place, List.of(place.home().root().resolve("workbook").toString(), "check", id));
            long checked = System.nanoTime();
            maven(place, test);
            long end = System.nanoTime();
            if (round >= 0) {
                check.add(checked - start);
                maven.add(end - checked);
            }
        }
        System.out.println("\na cold check against Maven, " + id);
        check.print();
        maven.print();
        maven.ratio(check, "3x");
    }

    private static void maven(Workplace place, String test) throws Exception {
        run(
                place,
                List.of(
                        "mvn",
                        "-q",
                        "-o",
                        "-pl",
                        "exercises",
                        "test",
                        "-DskipTests=false",
                        "-Dtest=" + test));
    }

    private static void run(Workplace place, List<String> command) throws Exception {
        Path root = place.home().root();
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        expect(ended && process.exitValue() == 0, String.join(" ", command));
    }

    private static void expect(boolean well, String what) throws IOException {
        if (!well) {
            throw new IOException("it should have passed: " + what);
        }
    }
}
