package workbook.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository, seen from wherever a test happens to run. */
record Repository(Path root) {

    /** Built, or the business of one person's tools: nothing that we ship. */
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".workbook", ".idea", ".vscode", ".settings");

    /** Maven starts tests in {@code src}, most editors in the top folder. */
    static Repository find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("exercises/pom.xml"))) {
            folder = folder.getParent();
        }
        return new Repository(folder);
    }

    /** The chapters' packages, each named as its folder. */
    List<String> chapters() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("chapters"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("ch"))
                    .sorted()
                    .toList();
        }
    }

    /** What lies at the top. */
    List<String> top() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** Every file that we ship. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = NOT_OURS.contains(folder.getFileName().toString());
                return skip && !folder.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!NOT_OURS.contains(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** A file's bytes as characters, one by one, so that a font or picture can be read too. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
