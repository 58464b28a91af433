package workbook.book;

import java.nio.file.Path;

/**
 * Something in the book's sources that must be put right before the book counts as built.
 *
 * @param file relative to the workbook's folder
 * @param line counted from 1
 * @param what what is wrong there
 * @param remedy what to do about it
 */
public record Finding(Path file, int line, String what, String remedy) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "\n  " + remedy;
    }
}
