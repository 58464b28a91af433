package workbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import workbook.course.Exercise;
import workbook.progress.Progress;
import workbook.runner.Verdict;
import workbook.screen.Key;

/** What the keys of the watch screen do. */
final class ScreenKeys {

    private final Session session;
    private final Watching watching;
    private final ScreenFace face;
    private Optional<Runnable> asked = Optional.empty();

    ScreenKeys(Session session, Watching watching, ScreenFace face) {
        this.session = session;
        this.watching = watching;
        this.face = face;
    }

    /** Acts on a key that the view itself had no use for. */
    void press(Key key) {
        Optional<Runnable> question = asked;
        asked = Optional.empty();
        if (question.isPresent()) {
            if (key.writes("y")) {
                question.get().run();
            }
            return;
        }
        try {
            act(key.text());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            watching.quit(0);
        }
    }

    private void act(String key) throws IOException, InterruptedException {
        Exercise exercise = watching.exercise();
        switch (key) {
            case "q" -> watching.quit(0);
            case "r" -> watching.check("");
            case "c" -> checkAll();
            case "n" -> next();
            case "h" -> hint(exercise);
            case "l" ->
                face.open(ExercisePicker.of(session, exercise, this::go, this::resetInList));
            case "s" ->
                face.open(new SolutionCommand(session, Ways.SCREEN).answer(exercise)::print);
            case "x" ->
                ask(
                        "Reset " + exercise.id()
                                + "? y / n  Your code is kept, and u brings it back.",
                        () -> face.say(reset(exercise)));
            case "u" -> undo();
            case "f" -> face.unfold();
            case "t" -> face.open(out -> face.text().task(out, exercise));
            case "o" -> new Opening(session, watching, face).open(exercise);
            case "?" -> face.open(WatchKeys::help);
            case "" -> {
                // An arrow to the side, say: not worth a word.
            }
            default -> face.say("No key " + key + ". All of them: ?");
        }
    }

    /** True if the next key is the answer to a question. */
    boolean isAsking() {
        return asked.isPresent();
    }

    private void ask(String question, Runnable yes) {
        face.say(question);
        asked = Optional.of(yes);
    }

    private void next() throws IOException {
        Exercise left = watching.exercise();
        Optional<Exercise> next = session.learner().next(Optional.of(left));
        Optional<String> open = watching.leftOpen(next);
        if (next.isEmpty()) {
            face.open(new NextCommand(session).answer(next)::print);
            return;
        }
        if (next.get().equals(left)) {
            face.say(left.id() + " is the only one that is not done.");
            return;
        }
        go(next.get());
        open.ifPresent(face::say);
    }

    /** Brings the learner to an exercise; what is being checked is given up. */
    void go(Exercise exercise) {
        try {
            watching.giveUp();
            watching.moveTo(exercise);
            face.arrive();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            watching.quit(0);
        }
    }

    private void hint(Exercise exercise) {
        WatchText text = face.text();
        HintText help = HintText.next(session, exercise, Ways.SCREEN);
        if (help.occasion() == HintText.Occasion.PASSED) {
            face.open(help::print);
            return;
        }
        Optional<String> none = text.keep(help);
        none.ifPresent(face::say);
        if (none.isEmpty()) {
            face.hint(text.hint(exercise));
        }
    }

    /** The files are written, so the watch itself sees to the check. */
    private String reset(Exercise exercise) {
        String first = firstLine(new ResetCommand(session).answer(exercise));
        return first.endsWith(":")
                ? first.substring(0, first.length() - 1) + ". Your code is kept: u brings it back."
                : first;
    }

    /** The list stays where it is, so a reset there is no reason to check, or to go there. */
    private String resetInList(Exercise exercise) {
        String told = reset(exercise).replace(": u brings", ": Esc, then u brings");
        watching.wrote(exercise);
        if (exercise.equals(watching.exercise())) {
            face.arrive();
        }
        return told;
    }

    private void undo() {
        String told = firstLine(new UndoCommand(session).answer());
        face.say(told.endsWith(".") ? told : told + ". And back again: ./workbook undo --redo");
    }

    private static String firstLine(Answer answer) {
        return Drawn.lines(1000, answer::print).stream().findFirst().orElse("");
    }

    private void checkAll() throws InterruptedException {
        List<Exercise> all = session.course().exercises();
        Progress before = session.learner().progress();
        ManyChecks checks = new ManyChecks(session.learner());
        watching.work(
                "",
                "everything",
                checker -> checks.of(
                        checker,
                        all,
                        done -> face.progress("Checking everything: " + done + " of " + all.size()
                                + " done ...")),
                verdicts -> checkedAll(verdicts, before));
    }

    private void checkedAll(List<Verdict> verdicts, Progress before) {
        Optional<DropBack> back = DropBack.of(session.course(), verdicts, before);
        back.ifPresent(to -> watching.moveTo(to.exercise()));
        face.arrive();
        verdicts.stream()
                .filter(verdict -> verdict.exercise().equals(watching.exercise().id()))
                .forEach(face::checked);
        face.open(
                new CheckAnswer(session.course(), verdicts, false, false, Ways.SCREEN, back)
                        ::print);
        face.redraw();
    }
}
