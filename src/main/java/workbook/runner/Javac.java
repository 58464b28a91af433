package workbook.runner;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import workbook.course.KnownProblem;

/** The JDK's own compiler, inside this process. */
final class Javac {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-g", "-Xlint:none", "-implicit:class");

    private final JavaCompiler compiler;

    Javac() {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new KnownProblem(
                    String.valueOf(System.getProperty("java.home")),
                    "this Java has no compiler: it is a runtime only",
                    "Install a JDK and set JAVA_HOME to it: ./workbook doctor has the command.",
                    null);
        }
        compiler = found;
    }

    /** A parsed file and what was wrong with it. */
    record Parsed(CompilationUnitTree tree, List<Complaint> errors) {}

    /** Reads the structure of one file, without asking what its names mean. */
    Parsed parse(String fileName, String text) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = files()) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostics, OPTIONS, null, List.of(new Text(fileName, text)));
            CompilationUnitTree tree = task.parse().iterator().next();
            return new Parsed(tree, errors(diagnostics));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles the files and whatever they use from the source path; returns the errors. */
    List<Complaint> compile(
            Collection<Path> sources, List<Path> sourcePath, List<Path> classPath, Path output) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = files()) {
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            var units = files.getJavaFileObjectsFromPaths(sources);
            compiler.getTask(null, files, diagnostics, OPTIONS, null, units).call();
            return errors(diagnostics);
        } catch (IOException e) {
            throw new KnownProblem(
                    output.toString(),
                    "the compiler could not write there: " + e.getMessage(),
                    "Is the disk full? ./workbook doctor looks for the cause.",
                    e);
        }
    }

    private StandardJavaFileManager files() {
        return compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    }

    private static List<Complaint> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        List<Complaint> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(Complaint.of(each));
            }
        }
        return errors;
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
