package workbook.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import workbook.course.Exercise;
import workbook.runner.Verdict;
import workbook.screen.Key;
import workbook.screen.Screen;
import workbook.screen.Style;
import workbook.screen.TextView;
import workbook.screen.View;

/** The watch as a screen: one key each, and what it says stays where it is. */
final class ScreenFace implements Watching.Face, Screen.Listener {

    /** As if the shell had ended us by the signal of Ctrl-C, or by that of a lost terminal. */
    private static final int INTERRUPTED = 130;

    private static final int LOST = 129;

    /** Seconds after which a person wonders whether anything happens at all. */
    private static final int LONG = 4;

    private static final String NEED_NOT_WAIT = "This takes longer than most. A test that does not"
            + " end is given up after a while, and then you see where it was. You need not wait for"
            + " that: save again, and what you saved is checked instead.";

    private final Watching watching;
    private final Screen screen;
    private final WatchText text;
    private final WatchView view = new WatchView(this::command);
    private final Deque<View> above = new ArrayDeque<>();
    private final ScreenKeys keys;
    private Optional<Verdict> verdict = Optional.empty();
    private boolean whole;
    private String doing = "";
    private String shown = "";

    ScreenFace(Session session, Watching watching, Screen screen) {
        this.watching = watching;
        this.screen = screen;
        this.text = new WatchText(session);
        this.keys = new ScreenKeys(session, watching, this);
    }

    /** The first screen, and from then on whatever happens at the terminal. */
    void begin() {
        try {
            screen.listen(step -> watching.post(step::run), this);
            arrive();
        } catch (IOException lost) {
            gone();
        }
    }

    /** Shows the exercise that the watch is at, as one that was not checked yet. */
    void arrive() {
        verdict = Optional.empty();
        whole = false;
        arriveAt(watching.exercise());
        redraw();
    }

    private void arriveAt(Exercise exercise) {
        shown = exercise.id();
        text.arrive(view, exercise);
    }

    @Override
    public void redraw() {
        try {
            screen.draw(above.isEmpty() ? view : above.peek());
        } catch (IOException lost) {
            gone();
        }
    }

    /** Puts another view above this one, until it is done. */
    void open(View other) {
        above.push(other);
    }

    void open(Consumer<Terminal> printed) {
        open(new TextView(columns -> Drawn.lines(columns, printed)));
    }

    /** Says something at the bottom of the screen, until the next key. */
    void say(String message) {
        view.message = message;
    }

    /** Shows the steps of help that the learner has seen. */
    void hint(String hint) {
        view.hint = hint;
    }

    /** Something to know that came up meanwhile; from any thread. */
    void notice(String told) {
        watching.post(() -> {
            say(told);
            redraw();
        });
    }

    @Override
    public void fallback(String sentence) {
        view.note = sentence;
        redraw();
    }

    WatchText text() {
        return text;
    }

    Optional<Verdict> verdict() {
        return verdict;
    }

    /** Every failure in full, or only the first. */
    void unfold() {
        whole = !whole;
        view.toTop();
        show();
    }

    private void show() {
        verdict.ifPresent(known -> text.verdict(view, watching.exercise(), known, whole));
    }

    @Override
    public void pressed(Key key) {
        view.message = "";
        if (keys.isAsking()) {
            // Whatever is pressed is the answer: a question must not wait unseen for a later y.
            keys.press(key);
        } else if (above.isEmpty()) {
            view.key(key);
        } else {
            View asked = above.pop();
            asked.key(key).ifPresent(above::push);
        }
        redraw();
    }

    private void command(Key key) {
        keys.press(key);
    }

    /** Lends the terminal, and takes it back. */
    void lend(Screen.Borrower borrower) throws InterruptedException {
        try {
            screen.lend(borrower);
        } catch (IOException lost) {
            gone();
        }
    }

    @Override
    public void began(String why, String what) {
        above.clear();
        verdict = Optional.empty();
        if (!shown.equals(watching.exercise().id())) {
            // What was said of the exercise before is not true of this one.
            say("");
        }
        doing = (why.isEmpty() ? "Checking " : why + ": checking ") + what + " ...";
        arriveAt(watching.exercise());
        view.body = out -> {};
        view.tellsTask = false;
        working(0);
    }

    @Override
    public void working(long seconds) {
        String time = seconds == 0 ? "" : seconds + " s";
        view.state = new WatchView.State(doing, Style.BOLD, time);
        if (seconds >= LONG && watching.isChecking()) {
            view.body = out -> out.wrapped("  ", NEED_NOT_WAIT);
        }
        redraw();
    }

    /** How far a work of many parts is; from any thread. */
    void progress(String what) {
        watching.post(() -> {
            if (watching.isBusy()) {
                doing = what;
                view.state = new WatchView.State(doing, Style.BOLD, view.state.time());
                redraw();
            }
        });
    }

    @Override
    public void gaveUp() {
        // What comes instead has its own words.
    }

    @Override
    public void checked(Verdict fresh) {
        verdict = Optional.of(fresh);
        whole = false;
        view.toTop();
        arriveAt(watching.exercise());
        show();
        redraw();
    }

    @Override
    public void failed(RuntimeException trouble) {
        if (!Trouble.isKnown(trouble)) {
            throw trouble;
        }
        say(Trouble.message(trouble));
        redraw();
    }

    @Override
    public void interrupted() {
        watching.quit(INTERRUPTED);
    }

    @Override
    public void stopped() {
        try {
            boolean again = watching.isChecking();
            screen.suspend();
            if (again) {
                // Its time ran on while nothing of it did.
                watching.check("");
            }
            redraw();
        } catch (IOException lost) {
            gone();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void gone() {
        watching.quit(LOST);
    }

    /** What is left on the terminal when the screen is gone. */
    void goodbye(Terminal out) {
        out.wrapped("", text.goodbye(watching.exercise(), verdict));
        out.flush();
    }
}
