package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.compile.BuiltOn;
import workbook.compile.Causes;
import workbook.compile.ClassPath;
import workbook.compile.Compiled;
import workbook.compile.Complaint;
import workbook.compile.Ground;
import workbook.compile.Javac;
import workbook.compile.Jdk;
import workbook.compile.Owners;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.runner.child.Program;

/** Runs the program of a chapter, the class {@code Main}, in a JVM of its own. */
public final class ProgramRunner {

    private final Course course;
    private final Javac javac = Jdk.compiler();

    /** Runs programs of this course. */
    public ProgramRunner(Course course) {
        this.course = course;
    }

    /**
     * How a program ended.
     *
     * @param exitCode its own, or 1 if it could not be compiled or came upon an unfinished exercise
     * @param problem what stood in its way, and what to do next; empty if nothing did
     * @param builtOn the exercises whose code it ran with, by id; empty if it ran ours
     */
    public record Result(int exitCode, String problem, List<String> builtOn) {}

    /** What a program ends with that was called in a wrong way: no exercise is to blame for that. */
    public static final int WRONG_USAGE = 2;

    private static final Ground NOTHING = new Ground(List.of(), List.of());

    /**
     * Compiles and runs the program with this process's own input and output.
     *
     * @param finished true for our code, false for the learner's
     * @throws IOException if no JVM can be started
     */
    public Result run(Chapter chapter, boolean finished, List<String> args)
            throws IOException, InterruptedException {
        Path sources = finished ? course.home().chapters() : course.home().exerciseSources();
        Path main = sources.resolve(chapter.name()).resolve("Main.java");
        if (!Files.isRegularFile(main)) {
            return new Result(
                    1, chapter.shortName() + " has no program: there is no " + main, List.of());
        }
        try (ScratchFolder scratch = ScratchFolder.open()) {
            Compiled compiled = javac.compile(new Javac.Work(
                    List.of(main), List.of(sources), ClassPath.forCode(), scratch.classes()));
            if (!compiled.errors().isEmpty()) {
                return new Result(1, broken(chapter, sources, compiled.errors()), List.of());
            }
            Ground ground = Ground.of(course, compiled, scratch.classes());
            return start(chapter, scratch, args, finished ? NOTHING : ground);
        }
    }

    private Result start(Chapter chapter, ScratchFolder scratch, List<String> args, Ground ground)
            throws IOException, InterruptedException {
        Path note = scratch.root().resolve("note");
        List<Path> classPath = new ArrayList<>(ClassPath.forCode());
        classPath.add(scratch.classes());
        List<String> command = Java.command();
        command.addAll(List.of("-cp", ClassPath.withOwn(classPath), Program.class.getName()));
        command.addAll(List.of(note.toString(), chapter.name() + ".Main"));
        command.addAll(args);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            int code = process.waitFor();
            List<String> ids = ground.exercises().stream().map(Exercise::id).toList();
            return Files.exists(note)
                    ? new Result(1, cameTo(chapter, Files.readString(note)), ids)
                    : new Result(code, unwritten(chapter, ground, code), ids);
        } finally {
            process.destroyForcibly();
        }
    }

    private String broken(Chapter chapter, Path sources, List<Complaint> errors) {
        Path file = errors.get(0).file();
        String cause = new Causes(javac, course, sources)
                .of(user(chapter), List.of(), errors)
                .orElseGet(() -> new Owners(course).blame(user(chapter), file, errors));
        return cause + ours(chapter);
    }

    /** How the program is called, and what it is built on. */
    private static BuiltOn user(Chapter chapter) {
        return new BuiltOn(chapter.shortName() + "'s program", chapter);
    }

    private String cameTo(Chapter chapter, String message) {
        String id = message.replaceFirst(".* / ", "").replaceFirst(":.*", "");
        String remedy = course.exercise(id)
                .map(cause -> user(chapter).remedy(List.of(cause)))
                .orElse("");
        return user(chapter).user() + " came to the exercise " + id + ", which is not written yet."
                + remedy + ours(chapter);
    }

    /** A thread may have come to it whose end nobody noticed. */
    private static String unwritten(Chapter chapter, Ground ground, int code) {
        return code == 0 || code == WRONG_USAGE || ground.unwritten().isEmpty()
                ? ""
                : user(chapter).unwritten(ground.unwritten()) + ours(chapter);
    }

    /** What to say if the program failed and these exercises, which it is built on, do not pass. */
    public static String doubtful(Chapter chapter, List<Exercise> causes) {
        return user(chapter).doubtful(causes) + ours(chapter);
    }

    private static String ours(Chapter chapter) {
        return "\n  To see ours run instead: ./workbook run " + chapter.shortName() + " --finished";
    }
}
