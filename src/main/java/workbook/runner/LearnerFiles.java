package workbook.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import workbook.course.Exercise;

/** Reads the files of an exercise: all there, all text. */
final class LearnerFiles {

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
        if (bytes.length == 0) {
            throw new CannotCheck(file.getFileName() + " is empty.\n  It is " + file
                    + "\n  Undo that in your editor, or start again from the original: "
                    + "./workbook reset " + id);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CannotCheck(notUtf8(file, bytes, id));
        }
    }

    private static byte[] bytes(Path file, String id) throws CannotCheck {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CannotCheck(file.getFileName() + " is not there.\n  It should be " + file
                    + "\n  To start again from the original: ./workbook reset " + id);
        } catch (IOException e) {
            throw new CannotCheck(file + " cannot be read: " + e.getMessage()
                    + "\n  Is it a file, and may you read it? To start again from the original: "
                    + "./workbook reset " + id);
        }
    }

    private static String notUtf8(Path file, byte[] bytes, String id) {
        return file.getFileName() + " is not UTF-8: line " + firstBadLine(bytes)
                + " holds bytes that mean nothing in it.\n  It is " + file
                + "\n  Save it as UTF-8 in your editor, or start again from the original: "
                + "./workbook reset " + id;
    }

    private static int firstBadLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8
                .newDecoder()
                .decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
