package workbook.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import workbook.whole.Workshop;

/** A learner's file, written as an editor writes it: beside it first, and then in its place. */
record Paper(Path file) {

    /** A file of chapter 1. */
    static Paper of(Workshop workshop, String name) {
        return new Paper(workshop.file("ch01blocking", name));
    }

    void save(String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".swp");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts code in place of the starter's last two comment lines and its exception. */
    void answer(String body) throws IOException {
        String starter = Files.readString(file);
        String start = starter.substring(0, starter.indexOf("{\n", starter.indexOf('(')) + 2);
        save(start + body.strip().indent(8) + "    }\n}\n");
    }
}
