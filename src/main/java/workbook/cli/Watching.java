package workbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/**
 * The loop of a watch: what happens is put into a queue as a step, and one thread takes the steps
 * from it. Its {@link Face} is what a person sees of it.
 *
 * <pre>
 *            save, r                  verdict
 *  waiting ----------> checking ----------------> waiting
 *                       |    ^  save, r: give up,
 *                       |    |  check anew
 *                       +----+
 * </pre>
 *
 * The exercise is the watch's own: another terminal that moves on leaves it alone, and a save of
 * another exercise's file brings it there.
 */
final class Watching implements AutoCloseable {

    /** Something to do on the loop's thread. */
    interface Step {
        void run() throws Exception;
    }

    /** How a watch looks, and what its keys mean. */
    interface Face {
        /** A check or another long work has begun, for this reason; may be empty. */
        void began(String why, String what);

        /** What has begun is still at work. */
        void working(long seconds);

        /** What had begun was given up. */
        void gaveUp();

        /** Saves are not told of, but looked for, and why; empty if they are. */
        void fallback(String sentence);

        /** A verdict about the watch's exercise. */
        void checked(Verdict verdict) throws IOException;

        /** A step has failed. */
        void failed(RuntimeException trouble);
    }

    private final Session session;
    private final Face face;
    private final Checkers checkers;
    private final OwnWrites own = new OwnWrites();
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private Exercise exercise;
    private Optional<Background<?>> running = Optional.empty();
    private boolean checking;
    private boolean over;
    private int exitCode;

    Watching(Session session, Function<Watching, Face> face) {
        this.session = session;
        this.checkers = new Checkers(session.course());
        this.exercise = session.learner().named("");
        this.face = face.apply(this);
    }

    /** Has something done on the loop's thread; from any other. */
    void post(Step step) {
        steps.add(step);
    }

    /** Until the learner quits; then this is the exit code. */
    int run() throws Exception {
        while (!over) {
            Step step = next();
            try {
                step.run();
            } catch (RuntimeException trouble) {
                face.failed(trouble);
            }
        }
        return exitCode;
    }

    void quit(int code) {
        over = true;
        exitCode = code;
    }

    Exercise exercise() {
        return exercise;
    }

    boolean isBusy() {
        return running.isPresent();
    }

    /** True if the exercise itself is at work, and not all of them. */
    boolean isChecking() {
        return running.isPresent() && checking;
    }

    /** Boots what a check needs, if it is not there yet, so that the first save need not wait. */
    void warmUp() {
        checkers.getReady(exercise);
    }

    private Step next() throws InterruptedException {
        while (running.isPresent()) {
            Step step = steps.poll(1, TimeUnit.SECONDS);
            if (step != null) {
                return step;
            }
            face.working(running.get().seconds());
        }
        return steps.take();
    }

    void fallback(Optional<String> sentence) {
        face.fallback(sentence.orElse(""));
    }

    /** Something is being saved: if it is what is shown, its compilation may begin. */
    void expect(Set<Path> touched) {
        if (touched.stream().anyMatch(file -> owns(exercise, file))) {
            checkers.ifMade()
                    .ifPresent(
                            checker -> checker.expect(exercise, session.home().exerciseSources()));
        }
    }

    /** Of several files at once, as after a reset or a catch-up, the exercise itself comes first. */
    void saved(Set<Path> saved) throws InterruptedException {
        Set<Path> files = own.others(saved);
        if (files.isEmpty() && !saved.isEmpty()) {
            return;
        }
        List<Exercise> owners = session.course().exercises().stream()
                .filter(one -> files.stream().anyMatch(file -> owns(one, file)))
                .toList();
        if (!owners.isEmpty() && !owners.contains(exercise)) {
            moveTo(owners.get(0));
        }
        check(files.stream().map(Watching::told).collect(Collectors.joining(", ")));
    }

    /** We have written this exercise's files ourselves: no save, so nothing is checked for it. */
    void wrote(Exercise one) {
        Path folder = session.home().exerciseSources().resolve(one.chapter());
        one.files().forEach(name -> own.note(folder.resolve(name)));
    }

    private boolean owns(Exercise one, Path file) {
        Path folder = session.home().exerciseSources().resolve(one.chapter());
        return one.files().stream().anyMatch(name -> folder.resolve(name).equals(file));
    }

    private static String told(Path file) {
        return Files.exists(file)
                ? "You saved " + file.getFileName()
                : file.getFileName() + " is gone";
    }

    void moveTo(Exercise next) {
        exercise = next;
        session.learner().moveTo(next);
        checkers.getReady(next);
    }

    /** What to know when the watch moves on from an exercise that is not done. */
    Optional<String> leftOpen(Optional<Exercise> next) {
        boolean stays = exercise.equals(next.orElse(exercise));
        return stays || session.learner().progress().of(exercise.id()).isDone()
                ? Optional.empty()
                : Optional.of(exercise.id() + " is still open. Save "
                        + String.join(" or ", exercise.files()) + " and you are back there.");
    }

    /** Checks the exercise as it is now. */
    void check(String why) throws InterruptedException {
        Exercise one = exercise;
        work(why, one.id(), checker -> session.learner().verdict(checker, one), verdict -> {
            session.learner().remember(verdict);
            face.checked(verdict);
        });
        checking = true;
    }

    /** What to do with the result of a work. */
    interface Then<T> {
        void accept(T result) throws Exception;
    }

    /** Does something long behind the loop's back; whatever was at work is given up for it. */
    <T> void work(String why, String what, Function<Checker, T> work, Then<T> then)
            throws InterruptedException {
        giveUp();
        checking = false;
        face.began(why, what);
        Background<T> fresh = Background.start(() -> work.apply(checkers.get()));
        running = Optional.of(fresh);
        fresh.whenDone(() -> post(() -> done(fresh, then)));
    }

    private <T> void done(Background<T> work, Then<T> then) throws Exception {
        if (running.isPresent() && running.get() == work) {
            running = Optional.empty();
            then.accept(work.result());
        }
    }

    /** Gives up what is at work, if anything is. */
    void giveUp() throws InterruptedException {
        if (running.isPresent()) {
            Background<?> given = running.get();
            running = Optional.empty();
            given.cancel();
            face.gaveUp();
        }
    }

    /** Waits for its end: a check that is given up cleans up behind itself. */
    @Override
    public void close() {
        try {
            if (running.isPresent()) {
                running.get().cancel();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        checkers.close();
    }
}
