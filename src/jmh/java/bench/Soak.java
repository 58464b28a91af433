package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.runner.Inside;
import workbook.runner.Verdict;

/**
 * Many verdicts in one process, of code of every kind and in random order; one in eight is given
 * up after a moment, as by a learner who saves again.
 */
final class Soak {

    private static final String FILE = "Request.java";

    private final Workplace place;
    private final Checker checker;
    private final Exercise exercise;
    private final Random random;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
    private int wrong;

    private Soak(Workplace place, Checker checker, long seed) {
        this.place = place;
        this.checker = checker;
        this.exercise = place.exercise("request");
        this.random = new Random(seed);
        for (Kind kind : Kind.values()) {
            counts.put(kind, new int[2]);
        }
    }

    static void run(Workplace place, int verdicts) throws Exception {
        long seed = System.nanoTime();
        System.out.println("\nsoak: " + verdicts + " verdicts, seed " + seed);
        try (Checker checker = Inside.impatient(place.course())) {
            Soak soak = new Soak(place, checker, seed);
            for (Kind kind : Kind.values()) {
                soak.one(kind);
            }
            Belongings before = soak.settled();
            soak.counts.values().forEach(count -> Arrays.fill(count, 0));
            for (int i = 0; i < verdicts; i++) {
                soak.next();
            }
            Belongings after = soak.settled();
            soak.print(before, after);
        }
        System.out.println("  after the end: " + Belongings.now());
    }

    private void next() throws Exception {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (random.nextInt(8) == 0) {
            giveUp(kind);
        } else {
            one(kind);
        }
    }

    private void one(Kind kind) throws IOException {
        save(kind);
        Verdict verdict = checker.check(exercise, place.home().exerciseSources());
        count(kind)[0]++;
        if (verdict.status() != kind.verdict()) {
            wrong++;
            System.out.println("  WRONG: " + kind + " is told as " + verdict);
        }
    }

    private void giveUp(Kind kind) throws Exception {
        save(kind);
        CompletableFuture<Verdict> given = new CompletableFuture<>();
        Path sources = place.home().exerciseSources();
        Thread check = new Thread(() -> given.complete(checker.check(exercise, sources)));
        check.start();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
        check.interrupt();
        given.get(10, TimeUnit.SECONDS);
        check.join();
        count(kind)[1]++;
    }

    private int[] count(Kind kind) {
        return Objects.requireNonNull(counts.get(kind), kind::name);
    }

    private void save(Kind kind) throws IOException {
        place.save(FILE, kind.in(place.right(FILE)) + "// " + random.nextLong());
    }

    private Belongings settled() throws InterruptedException {
        checker.awaitWarm(Duration.ofSeconds(30));
        return Belongings.now();
    }

    private void print(Belongings before, Belongings after) {
        System.out.printf("  %-18s %-8s %8s %10s%n", "code", "verdict", "verdicts", "given up");
        counts.forEach((kind, count) -> System.out.printf(
                "  %-18s %-8s %8d %10d%n", kind, kind.verdict().word(), count[0], count[1]));
        System.out.println("  wrong verdicts: " + wrong);
        System.out.println("  before: " + before);
        System.out.println("  after:  " + after);
    }
}
