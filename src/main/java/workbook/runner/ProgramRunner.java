package workbook.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.compile.ClassPath;
import workbook.compile.Complaint;
import workbook.compile.Javac;
import workbook.compile.Jdk;
import workbook.compile.Owners;
import workbook.course.Chapter;
import workbook.course.Course;
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
     */
    public record Result(int exitCode, String problem) {}

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
            return new Result(1, chapter.shortName() + " has no program: there is no " + main);
        }
        try (ScratchFolder scratch = ScratchFolder.open()) {
            List<Complaint> errors = javac.compile(
                    List.of(main), List.of(sources), ClassPath.forCode(), scratch.classes());
            return errors.isEmpty()
                    ? start(chapter, scratch, args)
                    : new Result(1, broken(chapter, errors));
        }
    }

    private static Result start(Chapter chapter, ScratchFolder scratch, List<String> args)
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
            return Files.exists(note)
                    ? new Result(1, unwritten(chapter, Files.readString(note)))
                    : new Result(code, "");
        } finally {
            process.destroyForcibly();
        }
    }

    private String broken(Chapter chapter, List<Complaint> errors) {
        Path file = errors.get(0).file();
        String program = chapter.shortName() + "'s program";
        return new Owners(course).blame(program, file, errors) + ours(chapter);
    }

    private static String unwritten(Chapter chapter, String message) {
        String id = message.replaceFirst(".* / ", "").replaceFirst(":.*", "");
        return chapter.shortName() + "'s program came to the exercise " + id
                + ", which is not written yet.\n  Write it (./workbook check " + id + ")."
                + ours(chapter);
    }

    private static String ours(Chapter chapter) {
        return "\n  To see ours run instead: ./workbook run " + chapter.shortName() + " --finished";
    }
}
