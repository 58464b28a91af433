package workbook.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import workbook.course.Home;
import workbook.update.Update;

/** Where {@code ./workbook} begins: loads the one command that is asked for, and no other. */
public final class Main {

    /** A constant of this class: nothing has to be loaded any more in order to say it. */
    static final String BUILT_ANEW = "The workbook was built anew while this one was open, by an"
            + " update or in another terminal.\n  Nothing is lost. Start it again: ./workbook";

    private final Session session;

    Main(Session session) {
        this.session = session;
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        forgetAnOutdatedJava();
        Session session = new Session(surroundings());
        System.exit(new Main(session).run(arguments));
    }

    int run(String[] arguments) {
        try {
            finishAnUpdate(arguments);
            return dispatch(arguments);
        } catch (Throwable trouble) {
            return report(arguments, trouble);
        }
    }

    private int report(String[] arguments, Throwable trouble) {
        try {
            session.choose(Arrays.asList(arguments).contains("--json"), false);
            return Trouble.report(session, trouble);
        } catch (NoClassDefFoundError gone) {
            // Built anew under us, so that even the class that tells of it is no longer found.
            session.around().err().println(BUILT_ANEW);
            session.around().err().flush();
            return 2;
        }
    }

    /** One that was interrupted leaves a journal; the classes that read it are rarely loaded. */
    private void finishAnUpdate(String[] arguments) {
        File journal = new File(session.home().root().toFile(), ".workbook/update/journal");
        boolean rehearsal = arguments.length > 0 && arguments[0].equals("rehearse");
        if (journal.isFile() && !rehearsal && Update.finish(session.home())) {
            session.notice("An update that was interrupted is finished now.");
        }
    }

    private int dispatch(String[] arguments) throws Exception {
        int first = 0;
        while (first < arguments.length && isCommon(arguments[first])) {
            common(arguments[first++]);
        }
        if (first == arguments.length) {
            boolean watches = session.around().onTerminal() && !session.wantsJson();
            String bare = watches ? Commands.AT_TERMINAL : Commands.ELSEWHERE;
            return Commands.create(bare, session).call();
        }
        String name = arguments[first];
        if (name.equals("-h") || name.equals("--help") || name.equals("help")) {
            return FullCommandLine.help(
                    session, Arrays.copyOfRange(arguments, first, arguments.length));
        }
        if (name.equals("rehearse")) {
            return Rehearsal.run(session, Arrays.asList(arguments).contains("quick"));
        }
        WorkbookCommand command = Commands.create(name, session);
        String[] rest = Arrays.copyOfRange(arguments, first + 1, arguments.length);
        return !Commands.NEED_MORE.contains(name) && takePlain(command, rest)
                ? command.call()
                : Parser.run(session, command, name, rest);
    }

    /**
     * True if there was nothing to read on the command line but common options and one plain word.
     * Then nothing has to be parsed, which saves more than half of the time that
     * {@code ./workbook list} takes.
     */
    private boolean takePlain(WorkbookCommand command, String[] rest) {
        String word = "";
        for (String argument : rest) {
            if (!isCommon(argument)) {
                if (!word.isEmpty() || !isPlain(argument)) {
                    return false;
                }
                word = argument;
            }
        }
        if (!word.isEmpty() && !command.takes(word)) {
            return false;
        }
        for (String argument : rest) {
            if (isCommon(argument)) {
                common(argument);
            }
        }
        return true;
    }

    private static boolean isPlain(String argument) {
        return !argument.isEmpty() && Character.isLetterOrDigit(argument.charAt(0));
    }

    private static boolean isCommon(String argument) {
        return argument.equals("--json") || argument.equals("--plain");
    }

    private void common(String argument) {
        session.choose(argument.equals("--json"), argument.equals("--plain"));
    }

    private static Session.Surroundings surroundings() {
        Path folder = Path.of("").toAbsolutePath();
        String root = System.getProperty("workbook.home");
        return new Session.Surroundings(
                new Home(root == null ? folder : Path.of(root)),
                folder,
                System.getenv(),
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.getBoolean("workbook.terminal"),
                columns(Integer.getInteger("workbook.columns", 80)));
    }

    /** A terminal that does not know its width says 0. */
    private static int columns(int told) {
        return told < 20 ? 80 : told;
    }

    /** Lessons show bytes and arrows; a C locale must not turn them into question marks. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }

    /** After an update of this Java in its place, the launcher is made to look at it again. */
    private static void forgetAnOutdatedJava() {
        String known = System.getProperty("workbook.java");
        String facts = System.getProperty("workbook.facts");
        if (known != null && facts != null && !known.equals(System.getProperty("java.version"))) {
            new File(facts).delete();
        }
    }
}
