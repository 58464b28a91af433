package workbook.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What a folder of sources is like at a moment; two that are equal compile to the same. */
public record Snapshot(String print) {

    /** All that the files hold, and their times, so that a change there and back is one, too. */
    public static Snapshot of(Path sources) throws IOException {
        StringBuilder print = new StringBuilder(SealedTests.fingerprint(sources));
        for (String name : JavaFiles.under(sources)) {
            Path file = sources.resolve(name);
            print.append(Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime());
        }
        return new Snapshot(print.toString());
    }
}
