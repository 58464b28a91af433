package workbook.house;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles what a test hands in against the test's own class path. */
final class Javac {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private Javac() {}

    /** Compiles sources given as text, and returns what javac had to say. */
    static String compile(Path into, List<String> sources) throws IOException {
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new Text("Source" + units.size(), source));
        }
        return run(into, List.of(), units);
    }

    /** Compiles files with further options, and returns what javac had to say. */
    static String compile(Path into, List<String> options, List<Path> files) throws IOException {
        try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> units = new ArrayList<>();
            manager.getJavaFileObjectsFromPaths(files).forEach(units::add);
            return run(into, options, units);
        }
    }

    private static String run(Path into, List<String> options, List<JavaFileObject> units) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-proc:none", "-d", into.toString()));
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        StringWriter said = new StringWriter();
        boolean compiled = COMPILER.getTask(said, null, null, all, null, units).call();
        return compiled ? "" : said + "(javac refuses)";
    }

    /** A source that exists only here; its classes may be public whatever their names are. */
    private static final class Text extends SimpleJavaFileObject {

        private final String source;

        Text(String name, String source) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }
}
