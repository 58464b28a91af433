package workbook.book;

import java.nio.file.Path;
import workbook.course.Home;

/** Who the book is for: only a teacher's copy shows our solutions. */
public enum Edition {
    READER("book"),
    TEACHER("book-teacher");

    private final String folder;

    Edition(String folder) {
        this.folder = folder;
    }

    /** Where this edition goes unless somebody says otherwise. */
    public Path folder(Home home) {
        return home.target().resolve(folder);
    }
}
