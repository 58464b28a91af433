package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import workbook.runner.Checker;
import workbook.runner.Inside;
import workbook.runner.Status;
import workbook.watch.SaveWatch;

/** From a save to its verdict: with the standby, and without isolation in this process. */
final class Saves implements AutoCloseable {

    private static final String FILE = "FiveRequests.java";

    private final Workplace place;
    private final Checker checker;
    private final SaveWatch watch;
    private int saved;

    Saves(Workplace place) throws IOException {
        this.place = place;
        this.checker = Checker.standingBy(place.course());
        this.watch = new SaveWatch(List.of(place.folder()));
    }

    /** One way to a verdict. */
    record Way(Supplier<Status> check, Series whole, Series afterWatch) {
        Way(String name, Supplier<Status> check) {
            this(check, new Series(name), new Series(name + ", from the event"));
        }
    }

    static void measure(Workplace place, int rounds) throws Exception {
        try (Saves saves = new Saves(place)) {
            saves.compare("finished code", place.right(FILE), Status.PASS, rounds);
            saves.compare("a wrong answer", place.wrong(FILE), Status.FAIL, rounds);
        }
    }

    private void compare(String what, String text, Status wanted, int rounds) throws Exception {
        Way standby = new Way("standby", this::isolated);
        Way inside = new Way("in process", this::inProcess);
        for (int round = -5; round < rounds; round++) {
            boolean first = round % 2 == 0;
            one(first ? standby : inside, text, wanted, round >= 0);
            one(first ? inside : standby, text, wanted, round >= 0);
        }
        System.out.println("\nsave to verdict, " + Workplace.SOCKETS + ", " + what);
        for (Way way : List.of(standby, inside)) {
            way.whole().print();
            way.afterWatch().print();
        }
        standby.whole().ratio(inside.whole(), "median 1.5x, p95 3x");
        standby.afterWatch().ratio(inside.afterWatch(), "none");
    }

    /** The learner thinks until the standby is warm; rounds that only warm up do not count. */
    private void one(Way way, String text, Status wanted, boolean counts) throws Exception {
        checker.awaitWarm(Duration.ofSeconds(30));
        long start = System.nanoTime();
        long heard = save(text);
        Status status = way.check().get();
        long end = System.nanoTime();
        if (status != wanted) {
            throw new IllegalStateException("a wrong verdict: " + status);
        }
        if (counts) {
            way.whole().add(end - start);
            way.afterWatch().add(end - heard);
        }
    }

    /** No two saves are the same text. Returns when the watch has spoken. */
    long save(String text) throws IOException, InterruptedException {
        place.save(FILE, text + "// save " + saved++ + "\n");
        watch.await();
        return System.nanoTime();
    }

    Status isolated() {
        return checker.check(place.exercise(Workplace.SOCKETS), place.home().exerciseSources())
                .status();
    }

    private Status inProcess() {
        return Inside.process(
                checker,
                place.course(),
                place.exercise(Workplace.SOCKETS),
                place.home().exerciseSources());
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
