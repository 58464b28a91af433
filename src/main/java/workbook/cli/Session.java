package workbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import workbook.course.Course;
import workbook.course.Home;

/** One run of the workbook: where it is, whom it talks to, and the course, read when asked for. */
final class Session {

    private final Surroundings around;
    private Consumer<String> notices = this::print;
    private boolean json;
    private boolean plain;
    private @Nullable Course course;
    private @Nullable Learner learner;

    Session(Surroundings around) {
        this.around = around;
    }

    /** What a run finds around it; tests make their own. */
    record Surroundings(
            Home home,
            Path folder,
            Map<String, String> variables,
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean onTerminal,
            int columns) {}

    /** The same run, with all that it prints going elsewhere. */
    Session writingTo(PrintStream stream) {
        return new Session(new Surroundings(
                around.home(),
                around.folder(),
                around.variables(),
                around.in(),
                stream,
                stream,
                false,
                around.columns()));
    }

    /** The same run while a screen fills the terminal: what it has to tell goes to it. */
    Session behindScreen(Consumer<String> notices) {
        Session session = writingTo(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        session.course = course;
        session.notices = notices;
        return session;
    }

    Surroundings around() {
        return around;
    }

    Home home() {
        return around.home();
    }

    Course course() {
        Course known = course;
        if (known == null) {
            known = Course.load(around.home());
            course = known;
        }
        return known;
    }

    Learner learner() {
        Learner known = learner;
        if (known == null) {
            known = new Learner(this);
            learner = known;
        }
        return known;
    }

    /** Something to know besides the answer; it never mixes with JSON. */
    void notice(String message) {
        notices.accept(message);
    }

    private void print(String notice) {
        around.err().println(notice);
        around.err().flush();
    }

    /** Tells somebody who waits at a terminal how far it is, in a line that will go away. */
    void progress(String text) {
        if (isSteered()) {
            around.err().print("\r\033[K  " + text);
            around.err().flush();
        }
    }

    void progressDone() {
        if (isSteered()) {
            around.err().print("\r\033[K");
            around.err().flush();
        }
    }

    void choose(boolean json, boolean plain) {
        this.json |= json;
        this.plain |= plain;
    }

    boolean wantsJson() {
        return json;
    }

    /** A person sits there who can be asked and shown things as they happen. */
    boolean interactive() {
        return around.onTerminal() && !json && !plain;
    }

    /** One that only prints would show what steers other terminals. */
    private boolean isSteered() {
        return interactive() && !around.variables().getOrDefault("TERM", "").equals("dumb");
    }

    Terminal terminal() {
        return terminal(around.out());
    }

    private Terminal terminal(PrintStream stream) {
        boolean lively =
                isSteered() && around.variables().getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(stream, lively, around.columns());
    }

    /** The one place where an answer becomes text or JSON. */
    int tell(Answer answer) throws IOException {
        if (json) {
            around.out().println(JSON.std.asString(answer.json()));
        } else {
            answer.print(terminal());
        }
        around.out().flush();
        return answer.exitCode();
    }

    /** The one place where trouble becomes text or JSON. */
    int complain(String message) {
        if (json) {
            around.out().println("{\"error\":" + JsonText.quote(message) + "}");
            around.out().flush();
        } else {
            terminal(around.err()).line(Printable.escaped(message));
            around.err().flush();
        }
        return 2;
    }
}
