package workbook.whole;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.author.Share;

/**
 * One way in which a check can end badly, as it lies in a folder of {@code hostile/}: the
 * learner's files, what has to be said of them, and what was said when it was recorded.
 *
 * @param folder its name is that of the ending
 * @param about {@code title}, {@code exercise}, {@code exit}, {@code limits}, {@code says.1} ...; {@code race} if
 *     it may end in more than one way
 */
public record HostileCase(Path folder, Properties about) {

    private static final int RECORDED_ON = 17;

    private static final Path RESOURCES = Path.of("test/resources");

    /** Those of code that runs, by name. */
    public static List<HostileCase> all() throws IOException {
        return in("hostile");
    }

    /** Those of code that does not come so far; a test of their own tries them. */
    public static List<HostileCase> ofSources() throws IOException {
        return in("hostile-sources");
    }

    /** Of these, the share that is tried now: all of them, unless {@code -Dendings=2/3} says less. */
    static List<HostileCase> ours(List<HostileCase> all) {
        Share share = Share.parse(System.getProperty("endings", "1/1"));
        return IntStream.range(0, all.size())
                .filter(share::has)
                .mapToObj(all::get)
                .toList();
    }

    private static List<HostileCase> in(String root) throws IOException {
        List<HostileCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(RESOURCES.resolve(root))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                cases.add(read(folder));
            }
        }
        return cases;
    }

    private static HostileCase read(Path folder) throws IOException {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("about.properties"))) {
            about.load(in);
        }
        return new HostileCase(folder, about);
    }

    /** Those with files to put in place and an exercise to check; others have tests elsewhere. */
    public boolean isCheck() {
        return Files.isDirectory(folder.resolve("files"));
    }

    public String title() {
        return about.getProperty("title");
    }

    public String exercise() {
        return about.getProperty("exercise");
    }

    public int exit() {
        return Integer.parseInt(about.getProperty("exit"));
    }

    /** Options for the tool's JVM. */
    public List<String> options() {
        String limits = about.getProperty("limits");
        return limits == null ? List.of() : List.of("-Dworkbook.limits=" + limits);
    }

    /** What has to be said, wherever its lines break. */
    public List<String> says() {
        return about.stringPropertyNames().stream()
                .filter(key -> key.startsWith("says."))
                .sorted()
                .map(key -> about.getProperty(key).replaceAll("\\s+", " "))
                .toList();
    }

    /**
     * True if the whole text must be the recorded one. Another Java words its exceptions in another
     * way, and some ends are a race, in which several sentences are true.
     */
    public boolean isToldAlike() {
        return Runtime.version().feature() == RECORDED_ON && about.getProperty("race") == null;
    }

    /** What was said when it was recorded. */
    public Path recorded() {
        return folder.resolve("verdict.txt");
    }

    /** Puts the learner's files in place. */
    public void into(Path sources) throws IOException {
        Path files = folder.resolve("files");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = sources.resolve(files.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
