package workbook.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps all that a check printed in a file of the exercise's; the newest check overwrites it. */
final class OutputFile {

    /** As a learner finds it from the course's folder. */
    static final String PLACE = "target/workbook/output/";

    private static final long KEPT = Output.KEPT;

    private final Path file;
    private @Nullable Path draft;
    private String trouble = "";
    private long total;
    private long shown;

    OutputFile(Path file) {
        this.file = file;
    }

    /** Takes in what one child printed. */
    void add(Output.Printed printed) {
        if (printed.total() == 0 || !trouble.isEmpty()) {
            return;
        }
        total += printed.total();
        shown += printed.start().length;
        try (OutputStream out = Files.newOutputStream(draft(), StandardOpenOption.APPEND)) {
            if (printed.total() > printed.start().length) {
                Files.copy(printed.file(), out);
            } else {
                out.write(printed.start());
            }
            if (printed.kept() < printed.total()) {
                out.write(("\n[cut here, after " + printed.kept() + " bytes: "
                                + (printed.total() - printed.kept()) + " more were printed]\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            trouble = "What your code printed could not be kept in " + file + ": " + e
                    + "\n  Only its beginning is shown. Is the disk full, or the folder read-only?";
        }
    }

    private Path draft() throws IOException {
        Path known = draft;
        if (known == null) {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            known = Files.createTempFile(folder, file.getFileName().toString(), ".new");
            draft = known;
        }
        return known;
    }

    /** Puts it in its place; empty if nothing was printed. */
    Optional<Path> done() {
        Path known = draft;
        try {
            if (known == null) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            Files.move(known, file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(file);
        } catch (IOException e) {
            if (known != null) {
                trouble = "What your code printed is in " + known + ", not in " + file + ": " + e;
            }
            return Optional.ofNullable(known);
        }
    }

    /** What there is to know about it; empty if all of it is shown. */
    String note() {
        if (!trouble.isEmpty() || total == shown) {
            return trouble;
        }
        return "Your code printed " + size(total) + ", which is more than can be shown."
                + "\n  " + (total > KEPT ? "The first " + size(KEPT) + " are" : "All of it is")
                + " in " + PLACE + file.getFileName() + ".";
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
