package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Exercise;

/** Reads the files of an exercise: all there, all text. */
final class LearnerFiles {

    /** A hundred times what the largest exercise needs. */
    private static final long LARGEST = 2 << 20;

    private LearnerFiles() {}

    /** The text of each file of the exercise, by its path. */
    static Map<Path, String> read(Exercise exercise, Path sources) throws CannotCheck {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (String name : exercise.files()) {
            Path file = sources.resolve(exercise.chapter()).resolve(name);
            texts.put(file, text(file, exercise.id()));
        }
        return texts;
    }

    private static String text(Path file, String id) throws CannotCheck {
        byte[] bytes = bytes(file, id);
        String problem = SourceText.problem(bytes);
        if (!problem.isEmpty()) {
            throw new CannotCheck(file.getFileName() + " " + problem + "\n  It is " + file
                    + "\n  To start again from the original: ./workbook reset " + id
                    + " (it keeps a copy of yours).");
        }
        return SourceText.of(bytes);
    }

    private static byte[] bytes(Path file, String id) throws CannotCheck {
        String reset = "\n  To start again from the original: ./workbook reset " + id;
        try {
            if (Files.isDirectory(file)) {
                throw new CannotCheck(file.getFileName() + " is a folder, and should be a file."
                        + "\n  It is " + file + "\n  Rename or move it, then: ./workbook reset "
                        + id);
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new CannotCheck(file.getFileName() + " has " + (size >> 20)
                        + " MiB, far more than code can have.\n  It is " + file
                        + "\n  Something else was saved into it." + reset
                        + " (it keeps a copy of yours).");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CannotCheck(
                    file.getFileName() + " is not there.\n  It should be " + file + reset);
        } catch (IOException e) {
            throw new CannotCheck(file + " cannot be read: " + e.getMessage()
                    + "\n  Is it a file, and may you read it? A link must not lead to itself."
                    + reset);
        }
    }
}
