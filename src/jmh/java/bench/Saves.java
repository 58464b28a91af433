package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import workbook.runner.Checker;
import workbook.runner.Inside;
import workbook.runner.Status;
import workbook.runner.TestResult;
import workbook.runner.Verdict;
import workbook.watch.SaveWatch;

/** From a save to its verdict: with the standby, and without isolation in this process. */
final class Saves implements AutoCloseable {

    private final Workplace place;
    private final String id;
    private final String file;
    private final Checker checker;
    private final SaveWatch watch;
    private final Series tests = new Series("the tests themselves");
    private int saved;
    private long testNanos;

    Saves(Workplace place, String id) throws IOException {
        this.place = place;
        this.id = id;
        this.file = place.file(id);
        this.checker = Checker.standingBy(place.course());
        this.watch = new SaveWatch(List.of(place.folder()));
    }

    /** One way to a verdict. */
    record Way(Supplier<Status> check, boolean ahead, Series whole, Series afterWatch) {
        Way(String name, boolean ahead, Supplier<Status> check) {
            this(check, ahead, new Series(name), new Series(name + ", once it is quiet"));
        }
    }

    static void measure(Workplace place, int rounds) throws Exception {
        try (Saves saves = new Saves(place, Workplace.SOCKETS)) {
            saves.compare("finished code", place.right(saves.file), Status.PASS, rounds);
        }
        try (Saves saves = new Saves(place, Workplace.SOCKETS)) {
            saves.compare("a wrong answer", place.wrong(saves.file), Status.FAIL, rounds);
        }
        try (Saves saves = new Saves(place, Workplace.BYTES)) {
            saves.compare("finished code", place.right(saves.file), Status.PASS, rounds);
        }
    }

    private void compare(String what, String text, Status wanted, int rounds) throws Exception {
        Way standby = new Way("standby", true, this::isolated);
        Way inside = new Way("in process", false, this::inProcess);
        for (int round = -5; round < rounds; round++) {
            boolean first = round % 2 == 0;
            one(first ? standby : inside, text, wanted, round >= 0);
            one(first ? inside : standby, text, wanted, round >= 0);
        }
        System.out.println("\nsave to verdict, " + id + ", " + what);
        for (Way way : List.of(standby, inside)) {
            way.whole().print();
            way.afterWatch().print();
        }
        tests.print();
        standby.whole().ratio(inside.whole(), "median 1.5x, p95 3x");
        standby.afterWatch().ratio(inside.afterWatch(), "none");
    }

    /** The learner thinks until the standby is warm; rounds that only warm up do not count. */
    private void one(Way way, String text, Status wanted, boolean counts) throws Exception {
        checker.awaitWarm(Duration.ofSeconds(30));
        long start = System.nanoTime();
        long heard = way.ahead() ? save(text) : saveUnexpected(text);
        Status status = way.check().get();
        long end = System.nanoTime();
        if (status != wanted) {
            throw new IllegalStateException("a wrong verdict: " + status);
        }
        if (counts && way.ahead()) {
            tests.add(testNanos);
        }
        if (counts) {
            way.whole().add(end - start);
            way.afterWatch().add(end - heard);
        }
    }

    /** As the watch does it: the compiler begins while the save may still go on. */
    long save(String text) throws IOException, InterruptedException {
        write(text);
        watch.awaitTelling(
                early -> checker.expect(place.exercise(id), place.home().exerciseSources()));
        return System.nanoTime();
    }

    private long saveUnexpected(String text) throws IOException, InterruptedException {
        write(text);
        watch.await();
        return System.nanoTime();
    }

    /** No two saves are the same text. */
    private void write(String text) throws IOException {
        place.save(file, text + "// save " + saved++ + "\n");
    }

    Status isolated() {
        Verdict verdict = checker.check(place.exercise(id), place.home().exerciseSources());
        testNanos = verdict.tests().stream().mapToLong(TestResult::millis).sum() * 1_000_000;
        return verdict.status();
    }

    /** What the tests of the last verdict took by their own account. */
    long testNanos() {
        return testNanos;
    }

    private Status inProcess() {
        return Inside.process(
                checker, place.course(), place.exercise(id), place.home().exerciseSources());
    }

    void awaitWarm() throws InterruptedException {
        checker.awaitWarm(Duration.ofSeconds(30));
    }

    @Override
    public void close() throws IOException {
        watch.close();
        checker.close();
    }
}
