package workbook.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import workbook.course.Chapter;
import workbook.course.Course;
import workbook.course.Finished;
import workbook.course.Home;

/** A very small edition of the course in a folder, with everything that an edition has. */
final class TinyEdition {

    final Home home;

    TinyEdition(Path folder) throws IOException {
        home = new Home(folder);
        write("workbook", "#!/bin/sh\n");
        write("pom.xml", "<project/>\n");
        write("src/main/java/Tool.java", "class Tool {}\n");
        write(".gitignore", "target/\n.workbook/\n");
        exercises("twice", "half");
        finished("Twice", "twice", "Doubles a number.", "a * 2");
        finished("Half", "half", "Halves a number.", "a / 2");
        write("exercises/src/test/java/ch01tiny/TwiceTest.java", "class TwiceTest {}\n");
        write("exercises/src/test/java/ch01tiny/HalfTest.java", "class HalfTest {}\n");
        generate();
    }

    /** A class is called as its exercise is, with a capital. */
    void exercises(String... ids) throws IOException {
        StringBuilder list = new StringBuilder("title: Tiny\nexercises:\n");
        for (String id : ids) {
            String type = id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1);
            list.append("""
                      - id: %1$s
                        title: %2$s
                        task: Finish it.
                        files: [%2$s.java]
                        test: %2$sTest
                        points: 1
                        read: it
                        hints:
                          - text: Think.
                    """.formatted(id, type));
        }
        write("chapters/ch01tiny/exercises.yaml", list.toString());
    }

    void finished(String type, String id, String says, String answer) throws IOException {
        write("chapters/ch01tiny/" + type + ".java", """
                package ch01tiny;

                /** %s */
                public final class %s {

                    private int calls;

                    /** How often it was asked. */
                    public int calls() {
                        return calls;
                    }

                    /** Works it out. */
                    public int of(int a) {
                        //? Work it out.
                        // tag::solution-%s[]
                        return %s;
                        // end::solution-%3$s[]
                    }
                }
                """.formatted(says, type, id, answer));
    }

    /** As {@code author generate} does. */
    void generate() throws IOException {
        for (String file : Edition.files(home.root())) {
            if (Edition.isLearners(file)) {
                Files.delete(home.root().resolve(file));
            }
        }
        for (Chapter chapter : Course.load(home).chapters()) {
            SortedMap<String, String> starters =
                    new TreeMap<>(Finished.read(chapter).starters());
            for (String file : starters.keySet()) {
                write(Edition.LEARNERS + chapter.name() + "/" + file, starters.get(file));
            }
        }
    }

    Path path(String file) {
        return home.root().resolve(file);
    }

    Path learners(String type) {
        return path(Edition.LEARNERS + "ch01tiny/" + type + ".java");
    }

    String text(Path file) throws IOException {
        return Files.readString(file);
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(path(file).getParent());
        Files.writeString(path(file), text);
    }

    void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + text);
        }
        Files.writeString(file, text.replace(from, to));
    }

    /** Runs git here, and gives what it says. */
    String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Learner", "-c", "user.email=learner@localhost"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said.strip();
    }

    void commit(String message) throws Exception {
        if (!Files.exists(path(".git"))) {
            git("init", "-q", "-b", "main");
        }
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }
}
