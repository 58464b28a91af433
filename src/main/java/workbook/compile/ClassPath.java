package workbook.compile;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of this very process that the learner's code, its tests and their JVM may see. */
public final class ClassPath {

    private static final Pattern NATIVE = Pattern.compile("(jnr-|jffi-|asm(-|\\.)).*\\.jar");
    private static final Pattern JUNIT = Pattern.compile(
            "(junit-(jupiter|platform)|opentest4j-|apiguardian-|jspecify-).*\\.jar");

    private ClassPath() {}

    /** For the learner's code: what {@code exercises/pom.xml} gives it. */
    public static List<Path> forCode() {
        return matching(NATIVE);
    }

    /** For the tests, and for the JVM that runs them. */
    static List<Path> forTests() {
        List<Path> jars = new ArrayList<>(matching(NATIVE));
        jars.addAll(matching(JUNIT));
        return jars;
    }

    /** For the child: its own few classes, and JUnit; never the finished chapters. */
    public static String forChild() {
        return withOwn(forTests());
    }

    /** Our own classes and these. */
    public static String withOwn(List<Path> paths) {
        return Stream.concat(Stream.of(own()), paths.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Changes when one of the child's jars does. */
    public static String fingerprint() {
        StringBuilder print = new StringBuilder();
        for (String entry : forChild().split(File.pathSeparator)) {
            File file = new File(entry);
            print.append(entry).append(file.length()).append(file.lastModified());
        }
        return print.toString();
    }

    /** The jar or folder that this program runs from. */
    public static Path own() {
        try {
            return Path.of(ClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the workbook does not know where it is", e);
        }
    }

    private static List<Path> matching(Pattern name) {
        String whole = System.getProperty("java.class.path", "");
        return Stream.of(whole.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(path -> name.matcher(path.getFileName().toString()).matches())
                .toList();
    }
}
