package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import workbook.course.Exercise;
import workbook.runner.Checker;
import workbook.runner.Verdict;

/**
 * What a watch does about saves and keys.
 *
 * <pre>
 *            save, r                  verdict
 *  waiting ----------> checking ----------------> waiting
 *                       |    ^  save, r: give up,
 *                       |    |  check anew
 *                       +----+
 * </pre>
 *
 * Other keys wait for the verdict. The exercise is the watch's own: another terminal that moves on
 * leaves it alone, and a save of another exercise's file brings it there.
 */
final class Watching implements AutoCloseable {

    /** What can happen. */
    sealed interface Event permits Saved, Typed, Done {}

    /** These files were saved or deleted; none if nobody knows which. */
    record Saved(Set<Path> files) implements Event {}

    /** A line was typed; empty at the end of the input. */
    record Typed(Optional<String> line) implements Event {}

    /** A check has ended. */
    record Done(Background<Verdict> check) implements Event {}

    private static final String KEYS =
            "r again, c check all, n next, h hint, s solution, l list, q quit";

    private final Session session;
    private final BlockingQueue<Event> events;
    private final Deque<Event> later = new ArrayDeque<>();
    private Checker checker;
    private Exercise exercise;
    private Optional<Background<Verdict>> running = Optional.empty();
    private boolean over;

    Watching(Session session, BlockingQueue<Event> events) {
        this.session = session;
        this.events = events;
        this.checker = new Checker(session.course());
        this.exercise = session.learner().named("");
    }

    /** Until the learner quits. */
    void run() throws Exception {
        prompt();
        while (!over) {
            Event event = next();
            try {
                react(event);
            } catch (RuntimeException trouble) {
                Trouble.report(session, trouble);
                prompt();
            }
        }
    }

    private void react(Event event) throws Exception {
        if (event instanceof Saved saved) {
            saved(saved.files());
        } else if (event instanceof Done done) {
            done(done.check());
        } else if (event instanceof Typed typed) {
            typed(typed);
        }
    }

    /** The next event; while a check runs, its seconds are shown until there is one. */
    private Event next() throws InterruptedException {
        if (running.isEmpty() && !later.isEmpty()) {
            return later.remove();
        }
        while (running.isPresent()) {
            Event event = events.poll(1, TimeUnit.SECONDS);
            if (event != null) {
                return event;
            }
            session.progress(
                    "checking " + exercise.id() + " ... " + running.get().seconds() + " s");
        }
        return events.take();
    }

    /** Of several files at once, as after a reset or a catch-up, the exercise itself comes first. */
    private void saved(Set<Path> files) throws InterruptedException {
        List<Exercise> owners = session.course().exercises().stream()
                .filter(one -> files.stream().anyMatch(file -> owns(one, file)))
                .toList();
        if (!owners.isEmpty() && !owners.contains(exercise)) {
            moveTo(owners.get(0));
        }
        String names = files.stream().map(Watching::told).collect(Collectors.joining(", "));
        check(names.isEmpty() ? "" : names + ": ");
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

    private void moveTo(Exercise next) {
        exercise = next;
        session.learner().moveTo(next);
    }

    private void check(String why) throws InterruptedException {
        giveUp();
        if (session.terminal().lively()) {
            session.around().out().print("\033[2J\033[H");
            session.around().out().flush();
        }
        session.notice("  " + why + "checking " + exercise.id() + " ...");
        Checker mine = checker;
        Exercise one = exercise;
        Background<Verdict> check = Background.start(() -> session.learner().verdict(mine, one));
        running = Optional.of(check);
        check.whenDone(() -> events.add(new Done(check)));
    }

    /** A compiler that was interrupted may be left with closed files, so the next one is new. */
    private void giveUp() throws InterruptedException {
        if (running.isPresent()) {
            running.get().cancel();
            running = Optional.empty();
            checker.close();
            checker = new Checker(session.course());
            session.progressDone();
        }
    }

    private void done(Background<Verdict> check) throws Exception {
        if (running.isEmpty() || running.get() != check) {
            return;
        }
        running = Optional.empty();
        session.progressDone();
        Verdict verdict = check.result();
        session.learner().remember(verdict);
        session.tell(new CheckAnswer(session.course(), List.of(verdict), true, false, Ways.KEYS));
        prompt();
    }

    private void typed(Typed typed) throws Exception {
        String key = typed.line().orElse("");
        boolean quit = key.equals("q") && session.interactive();
        if (running.isPresent() && !quit && !key.equals("r")) {
            later.add(typed);
            return;
        }
        if (typed.line().isEmpty() || key.equals("q")) {
            over = true;
            return;
        }
        react(key);
        if (running.isEmpty()) {
            prompt();
        }
    }

    private void react(String key) throws Exception {
        switch (key) {
            case "r" -> check("");
            case "c" -> session.tell(new CheckCommand(session).everything());
            case "n" -> moveOn();
            case "h" -> session.tell(new HintCommand(session, Ways.KEYS).answer(exercise));
            case "s" -> session.tell(new SolutionCommand(session, Ways.KEYS).answer(exercise));
            case "l" -> session.tell(new ListCommand(session).answer());
            default ->
                session.terminal()
                        .wrapped(
                                "  ",
                                key.isEmpty() ? "Keys: " + KEYS : "No key " + key + ": " + KEYS);
        }
    }

    private void moveOn() throws Exception {
        Exercise left = exercise;
        Optional<Exercise> next = session.learner().next(Optional.of(left));
        if (!left.equals(next.orElse(left))
                && !session.learner().progress().of(left.id()).isDone()) {
            session.terminal().line();
            session.terminal()
                    .wrapped(
                            "  ",
                            left.id() + " is still open. Save " + String.join(" or ", left.files())
                                    + " and you are back there.");
        }
        exercise = next.orElse(left);
        session.tell(new NextCommand(session).answer(next));
    }

    private void prompt() {
        Terminal terminal = session.terminal();
        terminal.line();
        terminal.wrapped("  ", "Save, and it is checked; now: " + exercise.id());
        terminal.wrapped("  ", KEYS + "; then Enter.");
        terminal.flush();
    }

    @Override
    public void close() {
        try {
            if (running.isPresent()) {
                running.get().cancel();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        checker.close();
    }
}
