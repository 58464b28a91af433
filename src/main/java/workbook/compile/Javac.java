package workbook.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The JDK's own compiler, inside this process; it may be used by several threads at once. */
public final class Javac implements AutoCloseable {

    /** What the course is written for. */
    private static final int RELEASE = 17;

    private static final List<String> OPTIONS = options();

    private final JavaCompiler compiler;
    private final OpenJars jars;

    /** Only {@link Jdk} makes one, once it knows that there is a compiler. */
    Javac() {
        compiler = ToolProvider.getSystemJavaCompiler();
        jars = new OpenJars(compiler);
    }

    /** A compiler of that release needs no option for it, and is much faster without. */
    private static List<String> options() {
        List<String> options = new ArrayList<>();
        if (Runtime.version().feature() != RELEASE) {
            options.addAll(List.of("--release", Integer.toString(RELEASE)));
        }
        options.addAll(List.of("-proc:none", "-g", "-Xlint:none", "-implicit:class"));
        // Otherwise each + between texts is linked when it first runs, for a millisecond or two.
        options.add("-XDstringConcat=inline");
        return List.copyOf(options);
    }

    /** A parsed file and what was wrong with it. */
    record Parsed(CompilationUnitTree tree, List<Complaint> errors) {}

    /** Reads the structure of one file, without asking what its names mean. */
    Parsed parse(String fileName, String text) {
        var said = new Said();
        return jars.lend(files -> {
            JavacTask task = task(files, said, List.of(new Text(fileName, text)));
            List<CompilationUnitTree> trees = said.calmly(() -> units(task));
            if (trees.isEmpty()) {
                // The compiler broke down over it: an empty file stands in for what is in it.
                JavacTask empty = task(files, new Said(), List.of(new Text(fileName, "")));
                return new Parsed(empty.parse().iterator().next(), said.errors());
            }
            return new Parsed(trees.get(0), said.errors());
        });
    }

    /**
     * What there is to compile.
     *
     * @param files the sources that are wanted
     * @param sourcePath where the sources are that these use; they are compiled too
     * @param classPath the classes that they may use
     * @param output where the classes go
     */
    public record Work(
            Collection<Path> files, List<Path> sourcePath, List<Path> classPath, Path output) {}

    /** Compiles; returns the errors. */
    public List<Complaint> compile(
            Collection<Path> files, List<Path> sourcePath, List<Path> classPath, Path output) {
        return compile(new Work(files, sourcePath, classPath, output)).errors();
    }

    /** Compiles, and tells what came of it. */
    public Compiled compile(Work work) {
        var said = new Said();
        var seen = new Seen();
        jars.lend(files -> {
            files.use(work);
            JavacTask task = task(files, said, files.sources(work.files()));
            task.addTaskListener(seen);
            said.calmly(() -> {
                List<CompilationUnitTree> trees = units(task);
                if (said.errors().isEmpty() && !trees.isEmpty()) {
                    task.analyze();
                }
                if (said.errors().isEmpty()) {
                    seen.declare(task);
                    task.generate();
                }
                return trees;
            });
            return files;
        });
        return new Compiled(said.errors(), seen.declared(), seen.origins());
    }

    private JavacTask task(SourceFiles files, Said said, List<? extends JavaFileObject> units) {
        return (JavacTask)
                compiler.getTask(said.out, files, said.diagnostics, OPTIONS, null, units);
    }

    private static List<CompilationUnitTree> units(JavacTask task) throws IOException {
        List<CompilationUnitTree> trees = new ArrayList<>();
        task.parse().forEach(trees::add);
        return trees;
    }

    @Override
    public void close() {
        jars.close();
    }

    /** What the compiler says during one task, even if that is only that it broke down. */
    private static final class Said {

        private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        private final StringWriter printed = new StringWriter();
        private final PrintWriter out = new PrintWriter(printed);
        private String breakdown = "";

        /** Some work for the compiler. */
        interface Parsing {
            List<CompilationUnitTree> run() throws IOException;
        }

        List<CompilationUnitTree> calmly(Parsing parsing) throws IOException {
            try {
                return parsing.run();
            } catch (StackOverflowError | IllegalStateException e) {
                breakdown = e.toString();
                return List.of();
            }
        }

        List<Complaint> errors() {
            List<Complaint> errors = new ArrayList<>();
            for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
                if (each.getKind() == Diagnostic.Kind.ERROR) {
                    errors.add(Complaint.of(each));
                }
            }
            String broken = breakdown + printed;
            if (errors.isEmpty() && !broken.isBlank()) {
                errors.add(Complaint.ofTheCompiler(broken));
            }
            return errors;
        }
    }

    /** A source that is in memory already. */
    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String fileName, String text) {
            super(URI.create("text:///" + fileName), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
